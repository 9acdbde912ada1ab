//! What the sidecar is and has.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use dapr_client::metadata::{
    ActorRuntime, ActorRuntimeStatus, AppConnection, AppHealthCheck, Metadata, NamedResource,
    RegisteredComponent,
};
use dapr_client::server::metadata::{
    GetMetadataError, GetMetadataRequest, MetadataApi, SetMetadataError, SetMetadataRequest,
};

use crate::core::Core;

/// The version of daprd whose answers these are.
const DAPR_VERSION: &str = "1.18.2";
const VERSION_KEY: &str = "daprRuntimeVersion";

impl MetadataApi for Core {
    async fn get_metadata(
        &self,
        request: GetMetadataRequest,
    ) -> Result<Metadata, GetMetadataError> {
        let body = request.body.read_all().await;
        let body = body.map_err(|error| {
            GetMetadataError::BodyRead(format!("failed to read request body: {error}").into())
        })?;
        // The body has no members, but it has to be an object.
        crate::json::proto::object(&body).map_err(|reason| {
            GetMetadataError::MalformedRequest(
                format!("failed deserializing HTTP body: {reason}").into(),
            )
        })?;
        Ok(self.metadata())
    }

    async fn set_metadata(&self, request: SetMetadataRequest) -> Result<(), SetMetadataError> {
        let value = request.body.read_all().await;
        let value = value.map_err(|error| {
            SetMetadataError::BodyRead(format!("failed to read request body: {error}").into())
        })?;
        let mut extended = self.extended.lock().unwrap_or_else(PoisonError::into_inner);
        extended.insert(request.key, String::from_utf8_lossy(&value).into_owned());
        Ok(())
    }
}

impl Core {
    fn metadata(&self) -> Metadata {
        let named = |name: &String| NamedResource { name: name.clone() };
        let components = self.components.iter().map(|component| RegisteredComponent {
            name: component.name.clone(),
            r#type: component.component_type.clone(),
            version: component.version.clone(),
            capabilities: component
                .capabilities()
                .iter()
                .map(|&capability| capability.to_owned())
                .collect(),
        });
        Metadata {
            id: self.app_id.clone(),
            runtime_version: DAPR_VERSION.to_owned(),
            enabled_features: self.enabled_features(),
            actors: Vec::new(),
            components: components.collect(),
            extended: self.extended_metadata(),
            subscriptions: Vec::new(),
            http_endpoints: self
                .endpoints
                .iter()
                .map(|endpoint| named(&endpoint.name))
                .collect(),
            app_connection_properties: Some(self.app_connection()),
            actor_runtime: ActorRuntime {
                runtime_status: ActorRuntimeStatus::Disabled,
                active_actors: Vec::new(),
                host_ready: false,
                placement: Some("placement: disconnected".to_owned()),
            },
            scheduler: None,
            workflows: None,
            mcp_servers: Vec::new(),
            workflow_access_policies: Vec::new(),
            resiliencies: Vec::new(),
        }
    }

    fn enabled_features(&self) -> Vec<String> {
        let mut features: Vec<String> = [
            "HotReload",
            "WorkflowsRemoteActivityReminder",
            "_SubtleCrypto",
        ]
        .map(str::to_owned)
        .into();
        for feature in &self.configuration.features {
            features.retain(|known| *known != feature.name);
            if feature.enabled {
                features.push(feature.name.clone());
            }
        }
        features
    }

    fn extended_metadata(&self) -> BTreeMap<String, String> {
        let mut extended = self
            .extended
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        extended.insert(VERSION_KEY.to_owned(), DAPR_VERSION.to_owned());
        extended
    }

    fn app_connection(&self) -> AppConnection {
        let options = &self.options;
        AppConnection {
            port: options.app_port.map(i32::from),
            protocol: Some(options.app_protocol.clone()),
            channel_address: Some(options.app_channel_address.clone()),
            max_concurrency: options
                .max_concurrency
                .and_then(|most| i32::try_from(most).ok()),
            health: self.health_check.as_ref().map(|check| AppHealthCheck {
                health_check_path: Some(check.path.clone()),
                health_probe_interval: Some(check.interval),
                health_probe_timeout: Some(check.timeout),
                health_threshold: i32::try_from(check.threshold).ok(),
            }),
        }
    }
}
