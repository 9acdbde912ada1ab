//! `BulkSubscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::MillisecondsNumber;

dapr_client_runtime::json_struct! {
    /// The bulk delivery settings of a subscription.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkSubscribe (BulkSubscribeParts) {
        /// The bulk delivery settings.
        pub enabled: bool = default "enabled",
        /// The maximum number of events in a delivery. Defaults to 100, unless the component sets
        /// another default.
        pub max_messages_count: Option<i32> = optional "maxMessagesCount",
        /// The maximum time to wait for more events. Defaults to one second, unless the component
        /// sets another default.
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

    /// The maximum number of events in a delivery. Defaults to 100, unless the component sets
    /// another default.
    #[must_use]
    pub fn max_messages_count(mut self, max_messages_count: i32) -> Self {
        self.max_messages_count = Some(max_messages_count);
        self
    }

    /// The maximum time to wait for more events. Defaults to one second, unless the component
    /// sets another default.
    #[must_use]
    pub fn max_await_duration(mut self, max_await_duration: Duration) -> Self {
        self.max_await_duration = Some(max_await_duration);
        self
    }
}
