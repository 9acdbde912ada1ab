//! `EventResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::EventStatus;

/// What the application has done with an event.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct EventResponse {
    /// What the application has done. Without it, the event is done with.
    pub status: Option<EventStatus>,
}

impl EventResponse {
    /// With what it must have, and nothing else.
    pub fn new() -> Self {
        Self { status: None }
    }

    /// What the application has done. Without it, the event is done with.
    #[must_use]
    pub fn status(mut self, status: EventStatus) -> Self {
        self.status = Some(status);
        self
    }
}

impl ToJson for EventResponse {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("status", self.status.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for EventResponse {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            status: object.optional("status")?,
        })
    }
}
