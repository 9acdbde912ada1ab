//! `EventStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// What the application has done with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventStatus {
    /// The event is done with.
    Success,
    /// The event could not be handled. It comes again if a resiliency policy says so; then it goes
    /// to the dead letter topic if there is one, and otherwise back to the broker, which decides. A
    /// status that daprd does not know means the same.
    Retry,
    /// The event is not wanted. It goes to the dead letter topic if there is one.
    Drop,
}

impl EventStatus {
    /// The text on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Success => "SUCCESS",
            Self::Retry => "RETRY",
            Self::Drop => "DROP",
        }
    }
}

impl fmt::Display for EventStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl ToJson for EventStatus {
    fn write_json(&self, writer: &mut JsonWriter) {
        self.as_str().write_json(writer);
    }
}
