//! `SubscriptionType`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Where a subscription comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum SubscriptionType {
    /// It is a `Subscription` resource.
    Declarative,
    /// The application has asked for it when the sidecar started.
    Programmatic,
    /// The application has opened a stream, over gRPC.
    Streaming,
    /// It is not known.
    Unknown,
    /// One that this description does not have.
    Other(String),
}

impl SubscriptionType {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Declarative => "DECLARATIVE",
            Self::Programmatic => "PROGRAMMATIC",
            Self::Streaming => "STREAMING",
            Self::Unknown => "UNKNOWN",
            Self::Other(text) => text,
        }
    }
}

impl fmt::Display for SubscriptionType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl From<&str> for SubscriptionType {
    fn from(text: &str) -> Self {
        match text {
            "DECLARATIVE" => Self::Declarative,
            "PROGRAMMATIC" => Self::Programmatic,
            "STREAMING" => Self::Streaming,
            "UNKNOWN" => Self::Unknown,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl FromJson for SubscriptionType {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        value.string().map(|text| Self::from(&*text))
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for SubscriptionType {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for SubscriptionType {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        Ok(Self::from(text))
    }
}
