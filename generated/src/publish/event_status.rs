//! `EventStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// What the application has done with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
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
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for EventStatus {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        match text {
            "SUCCESS" => Ok(Self::Success),
            "RETRY" => Ok(Self::Retry),
            "DROP" => Ok(Self::Drop),
            _ => {
                let known = ["SUCCESS", "RETRY", "DROP"];
                Err(dapr_client_runtime::server::unknown_word(text, &known))
            }
        }
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for EventStatus {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        dapr_client_runtime::FromHeader::from_header(&value.string()?)
    }
}
