//! `Metadata`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::{
    ActiveActors, ActiveSubscription, ActorRuntime, AppConnection, NamedResource,
    RegisteredComponent, SchedulerConnection, WorkflowWorkers,
};

dapr_client_runtime::json_struct! {
    /// What the sidecar is and has.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Metadata (MetadataParts) {
        /// The id of the application.
        pub id: String = required "id",
        /// The version of daprd, for example `1.18.2`; `edge` for one that was built without a
        /// version.
        pub runtime_version: String = required "runtimeVersion",
        /// The optional features that are on.
        pub enabled_features: Vec<String> = list "enabledFeatures",
        /// The same as the active actors of the actor runtime, from the time when that did not
        /// exist.
        pub actors: Vec<ActiveActors> = list "actors",
        /// The components that are loaded.
        pub components: Vec<RegisteredComponent> = list "components",
        /// Further entries, those of the application among them. There is always
        /// `daprRuntimeVersion`; the Dapr CLI adds some of its own.
        pub extended: BTreeMap<String, String> = required "extended",
        /// What the application is subscribed to.
        pub subscriptions: Vec<ActiveSubscription> = list "subscriptions",
        /// The `HTTPEndpoint` resources that are loaded.
        pub http_endpoints: Vec<NamedResource> = list "httpEndpoints",
        /// How the sidecar reaches its application.
        pub app_connection_properties: Option<AppConnection> = optional "appConnectionProperties",
        /// The state of the part that runs actors.
        pub actor_runtime: ActorRuntime = required "actorRuntime",
        /// The connection to the scheduler. It is absent when the sidecar uses none.
        pub scheduler: Option<SchedulerConnection> = optional "scheduler",
        /// Who carries out workflows. It is absent when nobody does.
        pub workflows: Option<WorkflowWorkers> = optional "workflows",
        /// The `MCPServer` resources that are loaded.
        pub mcp_servers: Vec<NamedResource> = list "mcpServers",
        /// The `WorkflowAccessPolicy` resources that are loaded.
        pub workflow_access_policies: Vec<NamedResource> = list "workflowAccessPolicies",
        /// The `Resiliency` resources that are loaded.
        pub resiliencies: Vec<NamedResource> = list "resiliencies",
    }
}
