//! `JobRetry`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue, JsonWriter, ProtobufDuration, ToJson};

/// How a call is repeated.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct JobRetry {
    /// How long it is from one attempt to the next. Without it, no time at all.
    pub interval: Option<Duration>,
    /// How often the call is repeated at most. Without it there is no limit.
    pub max_retries: Option<u32>,
}

impl JobRetry {
    /// With what it must have, and nothing else.
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

impl ToJson for JobRetry {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("interval", self.interval.map(ProtobufDuration).as_ref());
        object.optional("maxRetries", self.max_retries.as_ref());
        object.end();
    }
}

impl FromJson for JobRetry {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            interval: object
                .optional::<ProtobufDuration>("interval")?
                .map(|value| value.0),
            max_retries: object.optional("maxRetries")?,
        })
    }
}
