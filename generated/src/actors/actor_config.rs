//! `ActorConfig`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::GoDuration;

use super::{ActorReentrancy, ActorTypeConfig};

dapr_client_runtime::json_struct! {
    /// The actor types that an application hosts, and their settings.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ActorConfig (ActorConfigParts) {
        /// The actor types that the application hosts.
        pub entities: Vec<String> = list "entities",
        /// The idle time after which an actor is deactivated. Defaults to one hour. daprd ignores
        /// invalid values.
        pub actor_idle_timeout: Option<Duration> = optional "actorIdleTimeout" as GoDuration,
        /// The time that an actor has to complete a call before it moves to another host. Defaults
        /// to two seconds. The whole move is limited to 30 seconds by default; a longer value is
        /// reduced to 80 % of that limit.
        pub drain_ongoing_call_timeout: Option<Duration> = optional "drainOngoingCallTimeout" as GoDuration,
        /// Whether an actor may complete its call before it moves to another host. Defaults to
        /// `true`.
        pub drain_rebalanced_actors: Option<bool> = optional "drainRebalancedActors",
        /// The reentrancy settings.
        pub reentrancy: Option<ActorReentrancy> = optional "reentrancy",
        /// Settings that differ for some of the types.
        pub entities_config: Vec<ActorTypeConfig> = list "entitiesConfig",
        /// Has no effect, because the scheduler service stores reminders.
        pub reminders_storage_partitions: Option<i32> = optional "remindersStoragePartitions",
    }
}

impl ActorConfig {
    /// Creates a value with only its required fields set.
    pub fn new() -> Self {
        Self {
            entities: Vec::new(),
            actor_idle_timeout: None,
            drain_ongoing_call_timeout: None,
            drain_rebalanced_actors: None,
            reentrancy: None,
            entities_config: Vec::new(),
            reminders_storage_partitions: None,
        }
    }

    /// The actor types that the application hosts.
    #[must_use]
    pub fn entities(mut self, entities: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.entities = entities.into_iter().map(Into::into).collect();
        self
    }

    /// The idle time after which an actor is deactivated. Defaults to one hour. daprd ignores
    /// invalid values.
    #[must_use]
    pub fn actor_idle_timeout(mut self, actor_idle_timeout: Duration) -> Self {
        self.actor_idle_timeout = Some(actor_idle_timeout);
        self
    }

    /// The time that an actor has to complete a call before it moves to another host. Defaults
    /// to two seconds. The whole move is limited to 30 seconds by default; a longer value is
    /// reduced to 80 % of that limit.
    #[must_use]
    pub fn drain_ongoing_call_timeout(mut self, drain_ongoing_call_timeout: Duration) -> Self {
        self.drain_ongoing_call_timeout = Some(drain_ongoing_call_timeout);
        self
    }

    /// Whether an actor may complete its call before it moves to another host. Defaults to
    /// `true`.
    #[must_use]
    pub fn drain_rebalanced_actors(mut self, drain_rebalanced_actors: bool) -> Self {
        self.drain_rebalanced_actors = Some(drain_rebalanced_actors);
        self
    }

    /// The reentrancy settings.
    #[must_use]
    pub fn reentrancy(mut self, reentrancy: ActorReentrancy) -> Self {
        self.reentrancy = Some(reentrancy);
        self
    }

    /// Settings that differ for some of the types.
    #[must_use]
    pub fn entities_config(
        mut self,
        entities_config: impl IntoIterator<Item = ActorTypeConfig>,
    ) -> Self {
        self.entities_config = entities_config.into_iter().collect();
        self
    }

    /// Has no effect, because the scheduler service stores reminders.
    #[must_use]
    pub fn reminders_storage_partitions(mut self, reminders_storage_partitions: i32) -> Self {
        self.reminders_storage_partitions = Some(reminders_storage_partitions);
        self
    }
}
