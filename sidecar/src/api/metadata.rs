//! The metadata API.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::PoisonError;

use dapr_client::metadata::{
    ActiveActors, ActiveRule, ActiveSubscription, ActorRuntime, ActorRuntimeStatus, AppConnection,
    AppHealthCheck, Metadata, NamedResource, RegisteredComponent, SchedulerConnection,
    SubscriptionType, WorkflowWorkers,
};
use dapr_client::server::metadata::{
    ActiveActorsParts, ActiveRuleParts, ActiveSubscriptionParts, ActorRuntimeParts,
    AppConnectionParts, AppHealthCheckParts, MetadataParts, NamedResourceParts,
    RegisteredComponentParts, SchedulerConnectionParts, WorkflowWorkersParts,
};
use dapr_client::server::metadata::{
    GetMetadataError, GetMetadataRequest, MetadataApi, SetMetadataError, SetMetadataRequest,
};

use crate::core::Core;
use crate::pubsub::{SubscriptionSpec, from_resource};
use crate::resources::ComponentSpec;
use crate::secrets::SecretComponent;

/// The version of daprd that this sidecar imitates.
const DAPR_VERSION: &str = "1.18.2";
/// Shown instead of the scheduler's address.
const IN_PROCESS: &str = "in-process";
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
        // The body must be an object without members.
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
    pub(crate) fn metadata(&self) -> Metadata {
        let named = |name: &String| NamedResource::from(NamedResourceParts { name: name.clone() });
        let components = self.components.iter().map(|component| {
            RegisteredComponent::from(RegisteredComponentParts {
                name: component.name.clone(),
                r#type: component.component_type.clone(),
                version: Some(component.version.clone()).filter(|version| !version.is_empty()),
                capabilities: self.capabilities(component),
            })
        });
        Metadata::from(MetadataParts {
            id: self.app_id.clone(),
            runtime_version: DAPR_VERSION.to_owned(),
            enabled_features: self.enabled_features(),
            actors: self.active_actors(),
            components: components.collect(),
            extended: self.extended_metadata(),
            subscriptions: self.active_subscriptions(),
            http_endpoints: self
                .endpoints
                .iter()
                .map(|endpoint| named(&endpoint.name))
                .collect(),
            app_connection_properties: Some(self.app_connection()),
            actor_runtime: self.actor_runtime(),
            scheduler: self.scheduler.is_some().then(|| {
                SchedulerConnection::from(SchedulerConnectionParts {
                    connected_addresses: vec![IN_PROCESS.to_owned()],
                })
            }),
            workflows: self.workflow_workers(),
            mcp_servers: Vec::new(),
            workflow_access_policies: Vec::new(),
            resiliencies: self.resiliencies.iter().map(named).collect(),
        })
    }

    #[cfg(feature = "grpc")]
    fn workflow_workers(&self) -> Option<WorkflowWorkers> {
        let count = self.workflows.worker_count();
        (count > 0).then(|| {
            WorkflowWorkers::from(WorkflowWorkersParts {
                connected_workers: i32::try_from(count).ok(),
            })
        })
    }

    #[cfg(not(feature = "grpc"))]
    fn workflow_workers(&self) -> Option<WorkflowWorkers> {
        None
    }

    /// The capabilities of a component; pluggable components report their own.
    fn capabilities(&self, component: &ComponentSpec) -> Vec<String> {
        let name = &component.name;
        let state = self.stores.states.get(name);
        if let Some((store, features)) = state.and_then(|store| Some((store, store.features()?))) {
            let mut features = features.to_vec();
            if store.suits_actors() {
                features.push("ACTOR".to_owned());
            }
            return features;
        }
        let secrets = self.stores.secrets.get(name);
        if let Some(features) = secrets.and_then(SecretComponent::features) {
            return features.to_vec();
        }
        let known = component.capabilities().iter();
        known.map(|&capability| capability.to_owned()).collect()
    }

    fn active_actors(&self) -> Vec<ActiveActors> {
        let active_counts = self
            .actors
            .iter()
            .flat_map(|actors| actors.host.active_counts());
        #[cfg(feature = "grpc")]
        let active_counts = active_counts.chain(self.workflows.actor_types());
        active_counts
            .map(|(name, count)| {
                ActiveActors::from(ActiveActorsParts {
                    r#type: name,
                    count: i32::try_from(count).ok().filter(|count| *count > 0),
                })
            })
            .collect()
    }

    fn actor_runtime(&self) -> ActorRuntime {
        let (runtime_status, host_ready, placement) = match &self.actors {
            None => (
                ActorRuntimeStatus::Disabled,
                false,
                "placement: disconnected",
            ),
            Some(actors) if actors.host.is_ready() => {
                (ActorRuntimeStatus::Running, true, "placement: connected")
            }
            Some(_) => (
                ActorRuntimeStatus::Initializing,
                false,
                "placement: disconnected",
            ),
        };
        ActorRuntime::from(ActorRuntimeParts {
            runtime_status,
            active_actors: self.active_actors(),
            host_ready,
            placement: Some(placement.to_owned()),
        })
    }

    /// The active subscriptions. Without an application, those that would be active.
    fn active_subscriptions(&self) -> Vec<ActiveSubscription> {
        let subscriptions = self.pubsubs.subscriptions();
        if self.app.is_some() {
            return subscriptions
                .iter()
                .map(|spec| subscription(spec))
                .collect();
        }
        // If several resources subscribe to the same topic, only the first is used.
        let mut seen = BTreeSet::new();
        let declared = self.subscriptions.iter();
        let declared = declared.filter(|one| seen.insert((&one.pubsub_name, &one.topic)));
        let wanted = declared.filter_map(|declared| from_resource(declared).ok());
        wanted.map(|wanted| subscription(&wanted)).collect()
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
        AppConnection::from(AppConnectionParts {
            port: options.app_port.map(i32::from),
            protocol: Some(options.app_protocol.clone()),
            channel_address: Some(options.app_channel_address.clone()),
            max_concurrency: options
                .max_concurrency
                .and_then(|limit| i32::try_from(limit).ok()),
            health: self.health_check.as_ref().map(|check| {
                AppHealthCheck::from(AppHealthCheckParts {
                    health_check_path: Some(check.path.clone()),
                    health_probe_interval: Some(check.interval),
                    health_probe_timeout: Some(check.timeout),
                    health_threshold: i32::try_from(check.threshold).ok(),
                })
            }),
        })
    }
}

fn subscription(wanted: &SubscriptionSpec) -> ActiveSubscription {
    let rules = wanted.rules.iter().map(|rule| {
        ActiveRule::from(ActiveRuleParts {
            r#match: Some(rule.expression.clone()).filter(|expression| !expression.is_empty()),
            path: Some(rule.path.clone()),
        })
    });
    ActiveSubscription::from(ActiveSubscriptionParts {
        pubsub_name: wanted.pubsub.clone(),
        topic: wanted.topic.clone(),
        metadata: wanted.metadata.clone(),
        rules: rules.collect(),
        dead_letter_topic: wanted.dead_letter_topic.clone().unwrap_or_default(),
        r#type: if wanted.declared {
            SubscriptionType::Declarative
        } else {
            SubscriptionType::Programmatic
        },
    })
}
