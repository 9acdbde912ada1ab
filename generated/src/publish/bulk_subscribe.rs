//! `BulkSubscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::MillisecondsNumber;

dapr_client_runtime::json_struct! {
    /// Whether and how several events come at once.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkSubscribe (BulkSubscribeParts) {
        /// Whether several events come at once.
        pub enabled: bool = default "enabled",
        /// How many events come at most. Without it, 100, unless the component has another number.
        pub max_messages_count: Option<i32> = optional "maxMessagesCount",
        /// How long daprd waits for more events. Without it, a second, unless the component has
        /// another time.
        pub max_await_duration: Option<Duration> = optional "maxAwaitDurationMs" as MillisecondsNumber,
    }
}

impl BulkSubscribe {
    /// Creates a value with only its required fields set.
    pub fn new(enabled: bool) -> Self {
        Self {
            enabled,
            max_messages_count: None,
            max_await_duration: None,
        }
    }

    /// How many events come at most. Without it, 100, unless the component has another number.
    #[must_use]
    pub fn max_messages_count(mut self, max_messages_count: i32) -> Self {
        self.max_messages_count = Some(max_messages_count);
        self
    }

    /// How long daprd waits for more events. Without it, a second, unless the component has
    /// another time.
    #[must_use]
    pub fn max_await_duration(mut self, max_await_duration: Duration) -> Self {
        self.max_await_duration = Some(max_await_duration);
        self
    }
}
