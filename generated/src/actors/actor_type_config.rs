//! `ActorTypeConfig`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::GoDuration;

use super::ActorReentrancy;

dapr_client_runtime::json_struct! {
    /// Settings for some actor types. An omitted idle timeout or reentrancy means the default,
    /// not the value set for all types.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorTypeConfig (ActorTypeConfigParts) {
        /// The actor types to which these settings apply. The application must host all of them.
        pub entities: Vec<String> = default "entities",
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
}
