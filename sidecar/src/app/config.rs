//! The configuration of the application: `GET /dapr/config`.

use serde::Deserialize;

use super::{App, AppError, OutgoingRequest};
use crate::go::decode::decode_json;

/// The actor configuration of an application. Durations use Go's notation; unset ones are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AppConfig {
    /// The types of actors that the application hosts.
    pub(crate) entities: Vec<String>,
    pub(crate) settings: ActorSettings,
    /// Settings for individual types.
    pub(crate) entities_config: Vec<EntityConfig>,
}

/// Actor settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ActorSettings {
    pub(crate) actor_idle_timeout: String,
    pub(crate) reentrancy: Reentrancy,
}

/// Reentrancy settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Reentrancy {
    pub(crate) enabled: bool,
    pub(crate) max_stack_depth: Option<i64>,
}

/// Settings for some types of actors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EntityConfig {
    pub(crate) entities: Vec<String>,
    pub(crate) settings: ActorSettings,
}

/// The response document: settings for all types, or for some. Fields without effect are
/// parsed too, because daprd rejects values of the wrong type.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ConfigResponse {
    entities: Vec<String>,
    actor_idle_timeout: String,
    #[serde(rename = "drainOngoingCallTimeout")]
    _drain_ongoing_call_timeout: String,
    #[serde(rename = "drainRebalancedActors")]
    _drain_rebalanced_actors: Option<bool>,
    reentrancy: Reentrancy,
    #[serde(rename = "remindersStoragePartitions")]
    _reminders_storage_partitions: i64,
    entities_config: Vec<ConfigResponse>,
}

impl From<ConfigResponse> for AppConfig {
    fn from(stated: ConfigResponse) -> Self {
        let entity = |stated: ConfigResponse| EntityConfig {
            entities: stated.entities.clone(),
            settings: stated.settings(),
        };
        let settings = stated.settings();
        Self {
            settings,
            entities: stated.entities,
            entities_config: stated.entities_config.into_iter().map(entity).collect(),
        }
    }
}

impl ConfigResponse {
    fn settings(&self) -> ActorSettings {
        ActorSettings {
            actor_idle_timeout: self.actor_idle_timeout.clone(),
            reentrancy: self.reentrancy,
        }
    }
}

impl AppConfig {
    /// Parses the response of the application.
    pub(crate) fn read(body: &[u8]) -> Result<Self, String> {
        decode_json::<ConfigResponse>(body).map(Self::from)
    }

    /// The settings of a type: its own, or those for all types.
    pub(crate) fn settings_of(&self, actor_type: &str) -> &ActorSettings {
        let own = self
            .entities_config
            .iter()
            .find(|config| config.entities.iter().any(|entity| entity == actor_type));
        own.map_or(&self.settings, |config| &config.settings)
    }
}

impl App {
    /// Requests the configuration of the application. Any status but 200 means that there is none. gRPC applications have none.
    pub(crate) async fn config(&self, app_id: &str) -> Result<AppConfig, AppError> {
        if self.speaks_grpc() {
            return Ok(AppConfig::default());
        }
        let request = OutgoingRequest::new("GET", "/dapr/config")
            .header("content-type", "application/json")
            .header("dapr-app-id", app_id);
        let response = self.send_buffered(request).await?;
        if response.status != 200 {
            return Ok(AppConfig::default());
        }
        AppConfig::read(&response.body).map_err(|error| {
            AppError::Broken(format!(
                "the response of the application to GET /dapr/config cannot be read: {error}"
            ))
        })
    }
}
