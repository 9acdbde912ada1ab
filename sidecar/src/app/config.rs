//! What the application says about itself: `GET /dapr/config`.

use serde::Deserialize;

use super::{App, AppError, Question};

/// The actors of an application, and how they are to be treated. Durations are in Go's notation, empty if not given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct AppConfig {
    /// The types of actors that the application hosts.
    pub(crate) entities: Vec<String>,
    #[serde(flatten)]
    pub(crate) settings: ActorSettings,
    /// Other settings for some types.
    pub(crate) entities_config: Vec<EntityConfig>,
}

/// How actors are to be treated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct ActorSettings {
    pub(crate) actor_idle_timeout: String,
    pub(crate) drain_ongoing_call_timeout: String,
    pub(crate) drain_rebalanced_actors: Option<bool>,
    pub(crate) reentrancy: Reentrancy,
}

/// Whether an actor may be called while it is calling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Reentrancy {
    pub(crate) enabled: bool,
    pub(crate) max_stack_depth: Option<u32>,
}

/// Settings for some types of actors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct EntityConfig {
    pub(crate) entities: Vec<String>,
    #[serde(flatten)]
    pub(crate) settings: ActorSettings,
}

impl AppConfig {
    /// The settings of a type: its own, else those for all.
    pub(crate) fn settings_of(&self, actor_type: &str) -> &ActorSettings {
        let own = self
            .entities_config
            .iter()
            .find(|config| config.entities.iter().any(|entity| entity == actor_type));
        own.map_or(&self.settings, |config| &config.settings)
    }
}

impl App {
    /// Asks the application for its configuration. Any status but 200 means that it has none.
    /// One that speaks gRPC is not asked.
    pub(crate) async fn config(&self, app_id: &str) -> Result<AppConfig, AppError> {
        if self.grpc().is_some() {
            return Ok(AppConfig::default());
        }
        let question = Question::new("GET", "/dapr/config")
            .header("content-type", "application/json")
            .header("dapr-app-id", app_id);
        let answer = self.ask_whole(question).await?;
        if answer.status != 200 {
            return Ok(AppConfig::default());
        }
        serde_json::from_slice(&answer.body).map_err(|error| {
            AppError::Broken(format!(
                "the answer of GET /dapr/config is not what it should be: {error}"
            ))
        })
    }
}
