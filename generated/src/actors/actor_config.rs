//! `ActorConfig`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::GoDuration;

use super::{ActorReentrancy, ActorTypeConfig};

dapr_client_runtime::json_struct! {
    /// Which types of actors an application hosts, and how.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ActorConfig (ActorConfigParts) {
        /// The types that the application hosts.
        pub entities: Vec<String> = list "entities",
        /// After how long without a call an actor is deactivated. Without it, an hour. daprd
        /// ignores what it cannot read.
        pub actor_idle_timeout: Option<Duration> = optional "actorIdleTimeout" as GoDuration,
        /// How long an actor that moves to another host may take to finish a call. Without it, two
        /// seconds. The whole move may take 30 seconds, unless the sidecar is told otherwise; a
        /// time that is not shorter than that is cut to 80 % of it.
        pub drain_ongoing_call_timeout: Option<Duration> = optional "drainOngoingCallTimeout" as GoDuration,
        /// Whether an actor that moves to another host may finish its call. Without it, it may.
        pub drain_rebalanced_actors: Option<bool> = optional "drainRebalancedActors",
        /// Whether an actor may call itself.
        pub reentrancy: Option<ActorReentrancy> = optional "reentrancy",
        /// What is different for some of the types.
        pub entities_config: Vec<ActorTypeConfig> = list "entitiesConfig",
        /// Without effect since reminders are kept by the scheduler service.
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

    /// The types that the application hosts.
    #[must_use]
    pub fn entities(mut self, entities: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.entities = entities.into_iter().map(Into::into).collect();
        self
    }

    /// After how long without a call an actor is deactivated. Without it, an hour. daprd
    /// ignores what it cannot read.
    #[must_use]
    pub fn actor_idle_timeout(mut self, actor_idle_timeout: Duration) -> Self {
        self.actor_idle_timeout = Some(actor_idle_timeout);
        self
    }

    /// How long an actor that moves to another host may take to finish a call. Without it, two
    /// seconds. The whole move may take 30 seconds, unless the sidecar is told otherwise; a
    /// time that is not shorter than that is cut to 80 % of it.
    #[must_use]
    pub fn drain_ongoing_call_timeout(mut self, drain_ongoing_call_timeout: Duration) -> Self {
        self.drain_ongoing_call_timeout = Some(drain_ongoing_call_timeout);
        self
    }

    /// Whether an actor that moves to another host may finish its call. Without it, it may.
    #[must_use]
    pub fn drain_rebalanced_actors(mut self, drain_rebalanced_actors: bool) -> Self {
        self.drain_rebalanced_actors = Some(drain_rebalanced_actors);
        self
    }

    /// Whether an actor may call itself.
    #[must_use]
    pub fn reentrancy(mut self, reentrancy: ActorReentrancy) -> Self {
        self.reentrancy = Some(reentrancy);
        self
    }

    /// What is different for some of the types.
    #[must_use]
    pub fn entities_config(
        mut self,
        entities_config: impl IntoIterator<Item = ActorTypeConfig>,
    ) -> Self {
        self.entities_config = entities_config.into_iter().collect();
        self
    }

    /// Without effect since reminders are kept by the scheduler service.
    #[must_use]
    pub fn reminders_storage_partitions(mut self, reminders_storage_partitions: i32) -> Self {
        self.reminders_storage_partitions = Some(reminders_storage_partitions);
        self
    }
}
