//! `ActorTypeConfig`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::GoDuration;

use super::ActorReentrancy;

dapr_client_runtime::json_struct! {
    /// How some types of actors are hosted. An idle time or a reentrancy that it does not say
    /// is the default, not what is said for all types.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorTypeConfig (ActorTypeConfigParts) {
        /// The types that this is about. All of them have to be among those that the application
        /// hosts.
        pub entities: Vec<String> = default "entities",
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
    }
}

impl ActorTypeConfig {
    /// Creates a value with only its required fields set.
    pub fn new(entities: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            entities: entities.into_iter().map(Into::into).collect(),
            actor_idle_timeout: None,
            drain_ongoing_call_timeout: None,
            drain_rebalanced_actors: None,
            reentrancy: None,
        }
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
}
