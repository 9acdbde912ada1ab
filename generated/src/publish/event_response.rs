//! `EventResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::EventStatus;

dapr_client_runtime::json_struct! {
    /// The result of processing an event.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct EventResponse (EventResponseParts) {
        /// The status of the event. If omitted, the event counts as processed.
        pub status: Option<EventStatus> = optional "status",
    }
}

impl EventResponse {
    /// Creates a value with only its required fields set.
    pub fn new() -> Self {
        Self { status: None }
    }

    /// The status of the event. If omitted, the event counts as processed.
    #[must_use]
    pub fn status(mut self, status: EventStatus) -> Self {
        self.status = Some(status);
        self
    }
}
