//! `Metadata`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::{
    ActiveActors, ActiveSubscription, ActorRuntime, AppConnection, NamedResource,
    RegisteredComponent, SchedulerConnection, WorkflowWorkers,
};

dapr_client_runtime::json_struct! {
    /// Metadata of the sidecar.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Metadata (MetadataParts) {
        /// The app ID of the application.
        pub id: String = required "id",
        /// The version of daprd, for example `1.18.2`, or `edge` for a build without a version.
        pub runtime_version: String = required "runtimeVersion",
        /// The enabled preview features.
        pub enabled_features: Vec<String> = list "enabledFeatures",
        /// The active actors, identical to those in `actorRuntime`. Kept for compatibility.
        pub actors: Vec<ActiveActors> = list "actors",
        /// The loaded components.
        pub components: Vec<RegisteredComponent> = list "components",
        /// Custom attributes, including those of the application. Always contains
        /// `daprRuntimeVersion`; the Dapr CLI adds others.
        pub extended: BTreeMap<String, String> = required "extended",
        /// The subscriptions of the application.
        pub subscriptions: Vec<ActiveSubscription> = list "subscriptions",
        /// The loaded `HTTPEndpoint` resources.
        pub http_endpoints: Vec<NamedResource> = list "httpEndpoints",
        /// The connection of the sidecar to its application.
        pub app_connection_properties: Option<AppConnection> = optional "appConnectionProperties",
        /// The state of the actor runtime.
        pub actor_runtime: ActorRuntime = required "actorRuntime",
        /// The connection to the scheduler. Absent if the sidecar uses none.
        pub scheduler: Option<SchedulerConnection> = optional "scheduler",
        /// The connected workflow workers. Absent if there are none.
        pub workflows: Option<WorkflowWorkers> = optional "workflows",
        /// The loaded `MCPServer` resources.
        pub mcp_servers: Vec<NamedResource> = list "mcpServers",
        /// The loaded `WorkflowAccessPolicy` resources.
        pub workflow_access_policies: Vec<NamedResource> = list "workflowAccessPolicies",
        /// The loaded `Resiliency` resources.
        pub resiliencies: Vec<NamedResource> = list "resiliencies",
    }
}
