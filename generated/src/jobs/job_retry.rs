//! `JobRetry`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::ProtobufDuration;

dapr_client_runtime::json_struct! {
    /// How a call is repeated.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct JobRetry (JobRetryParts) {
        /// How long it is from one attempt to the next. Without it, no time at all.
        pub interval: Option<Duration> = optional "interval" as ProtobufDuration,
        /// How often the call is repeated at most. Without it there is no limit.
        pub max_retries: Option<u32> = optional "maxRetries",
    }
}

impl JobRetry {
    /// Creates a value with only its required fields set.
    pub fn new() -> Self {
        Self {
            interval: None,
            max_retries: None,
        }
    }

    /// How long it is from one attempt to the next. Without it, no time at all.
    #[must_use]
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = Some(interval);
        self
    }

    /// How often the call is repeated at most. Without it there is no limit.
    #[must_use]
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = Some(max_retries);
        self
    }
}
