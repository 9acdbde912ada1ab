//! `EventResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::EventStatus;

dapr_client_runtime::json_struct! {
    /// What the application has done with an event.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct EventResponse (EventResponseParts) {
        /// What the application has done. Without it, the event is done with.
        pub status: Option<EventStatus> = optional "status",
    }
}

impl EventResponse {
    /// Creates a value with only its required fields set.
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
