//! `Concurrency`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// Whether a write or a delete needs an ETag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum Concurrency {
    /// The first writer wins: where there is a value already, only a matching ETag may replace it.
    /// Stores differ in how strictly they refuse a write or a delete without an ETag, and in the
    /// status that they refuse it with.
    FirstWrite,
    /// The last writer wins. An ETag is checked only if it is given.
    LastWrite,
}

impl Concurrency {
    /// The text on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::FirstWrite => "first-write",
            Self::LastWrite => "last-write",
        }
    }
}

impl fmt::Display for Concurrency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl ToJson for Concurrency {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for Concurrency {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        match text {
            "first-write" => Ok(Self::FirstWrite),
            "last-write" => Ok(Self::LastWrite),
            _ => {
                let known = ["first-write", "last-write"];
                Err(dapr_client_runtime::server::unknown_word(text, &known))
            }
        }
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for Concurrency {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        dapr_client_runtime::FromHeader::from_header(&value.string()?)
    }
}
