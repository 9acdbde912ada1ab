//! `Metadata`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::{
    ActiveActors, ActiveSubscription, ActorRuntime, AppConnection, NamedResource,
    RegisteredComponent, SchedulerConnection, WorkflowWorkers,
};

/// What the sidecar is and has.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Metadata {
    /// The id of the application.
    pub id: String,
    /// The version of daprd, for example `1.18.2`; `edge` for one that was built without a version.
    pub runtime_version: String,
    /// The optional features that are on.
    pub enabled_features: Vec<String>,
    /// The same as the active actors of the actor runtime, from the time when that did not exist.
    pub actors: Vec<ActiveActors>,
    /// The components that are loaded.
    pub components: Vec<RegisteredComponent>,
    /// Further entries, those of the application among them. There is always `daprRuntimeVersion`;
    /// the Dapr CLI adds some of its own.
    pub extended: BTreeMap<String, String>,
    /// What the application is subscribed to.
    pub subscriptions: Vec<ActiveSubscription>,
    /// The `HTTPEndpoint` resources that are loaded.
    pub http_endpoints: Vec<NamedResource>,
    /// How the sidecar reaches its application.
    pub app_connection_properties: Option<AppConnection>,
    /// The state of the part that runs actors.
    pub actor_runtime: ActorRuntime,
    /// The connection to the scheduler. It is absent when the sidecar uses none.
    pub scheduler: Option<SchedulerConnection>,
    /// Who carries out workflows. It is absent when nobody does.
    pub workflows: Option<WorkflowWorkers>,
    /// The `MCPServer` resources that are loaded.
    pub mcp_servers: Vec<NamedResource>,
    /// The `WorkflowAccessPolicy` resources that are loaded.
    pub workflow_access_policies: Vec<NamedResource>,
    /// The `Resiliency` resources that are loaded.
    pub resiliencies: Vec<NamedResource>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for Metadata {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("id", &self.id);
        object.field("runtimeVersion", &self.runtime_version);
        object.list("enabledFeatures", &self.enabled_features);
        object.list("actors", &self.actors);
        object.list("components", &self.components);
        object.field("extended", &self.extended);
        object.list("subscriptions", &self.subscriptions);
        object.list("httpEndpoints", &self.http_endpoints);
        object.optional(
            "appConnectionProperties",
            self.app_connection_properties.as_ref(),
        );
        object.field("actorRuntime", &self.actor_runtime);
        object.optional("scheduler", self.scheduler.as_ref());
        object.optional("workflows", self.workflows.as_ref());
        object.list("mcpServers", &self.mcp_servers);
        object.list("workflowAccessPolicies", &self.workflow_access_policies);
        object.list("resiliencies", &self.resiliencies);
        object.end();
    }
}

impl FromJson for Metadata {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            id: object.required("id")?,
            runtime_version: object.required("runtimeVersion")?,
            enabled_features: object.default("enabledFeatures")?,
            actors: object.default("actors")?,
            components: object.default("components")?,
            extended: object.required("extended")?,
            subscriptions: object.default("subscriptions")?,
            http_endpoints: object.default("httpEndpoints")?,
            app_connection_properties: object.optional("appConnectionProperties")?,
            actor_runtime: object.required("actorRuntime")?,
            scheduler: object.optional("scheduler")?,
            workflows: object.optional("workflows")?,
            mcp_servers: object.default("mcpServers")?,
            workflow_access_policies: object.default("workflowAccessPolicies")?,
            resiliencies: object.default("resiliencies")?,
        })
    }
}
