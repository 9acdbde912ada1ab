//! `ActorRuntimeStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Whether actors can run.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum ActorRuntimeStatus {
    /// Not yet.
    Initializing,
    /// No, for example because the sidecar knows no placement service.
    Disabled,
    /// Yes.
    Running,
    /// One that this description does not have.
    Other(String),
}

impl ActorRuntimeStatus {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Initializing => "INITIALIZING",
            Self::Disabled => "DISABLED",
            Self::Running => "RUNNING",
            Self::Other(text) => text,
        }
    }
}

impl fmt::Display for ActorRuntimeStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl From<&str> for ActorRuntimeStatus {
    fn from(text: &str) -> Self {
        match text {
            "INITIALIZING" => Self::Initializing,
            "DISABLED" => Self::Disabled,
            "RUNNING" => Self::Running,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl FromJson for ActorRuntimeStatus {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        value.string().map(|text| Self::from(&*text))
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ActorRuntimeStatus {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for ActorRuntimeStatus {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        Ok(Self::from(text))
    }
}
