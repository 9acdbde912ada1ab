//! `BulkSubscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::{JsonWriter, MillisecondsNumber, ToJson};

/// Whether and how several events come at once.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct BulkSubscribe {
    /// Whether several events come at once.
    pub enabled: bool,
    /// How many events come at most. Without it, 100, unless the component has another number.
    pub max_messages_count: Option<i32>,
    /// How long daprd waits for more events. Without it, a second, unless the component has another
    /// time.
    pub max_await_duration: Option<Duration>,
}

impl BulkSubscribe {
    /// With what it must have, and nothing else.
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

    /// How long daprd waits for more events. Without it, a second, unless the component has another
    /// time.
    #[must_use]
    pub fn max_await_duration(mut self, max_await_duration: Duration) -> Self {
        self.max_await_duration = Some(max_await_duration);
        self
    }
}

impl ToJson for BulkSubscribe {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("enabled", &self.enabled);
        object.optional("maxMessagesCount", self.max_messages_count.as_ref());
        object.optional(
            "maxAwaitDurationMs",
            self.max_await_duration.map(MillisecondsNumber).as_ref(),
        );
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for BulkSubscribe {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            enabled: object.default("enabled")?,
            max_messages_count: object.optional("maxMessagesCount")?,
            max_await_duration: object
                .optional::<MillisecondsNumber>("maxAwaitDurationMs")?
                .map(|value| value.0),
        })
    }
}
