//! `JobRetry`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::ProtobufDuration;

dapr_client_runtime::json_struct! {
    /// The retry settings for failed runs.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct JobRetry (JobRetryParts) {
        /// The time between attempts. Defaults to zero.
        pub interval: Option<Duration> = optional "interval" as ProtobufDuration,
        /// The maximum number of retries. If omitted, there is no limit.
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

    /// The time between attempts. Defaults to zero.
    #[must_use]
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = Some(interval);
        self
    }

    /// The maximum number of retries. If omitted, there is no limit.
    #[must_use]
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = Some(max_retries);
        self
    }
}
