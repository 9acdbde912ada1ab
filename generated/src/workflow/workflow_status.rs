//! `WorkflowStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// How far an instance is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum WorkflowStatus {
    /// It has not begun yet.
    Pending,
    /// It is running, or waiting for something.
    Running,
    /// It is paused.
    Suspended,
    /// It has finished.
    Completed,
    /// It has finished with an error.
    Failed,
    /// It was ended from outside.
    Terminated,
    /// It was canceled.
    Canceled,
    /// It has ended, and begun again from the start with another input.
    ContinuedAsNew,
    /// daprd does not know.
    Unknown,
    /// One that this description does not have.
    Other(String),
}

impl WorkflowStatus {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "PENDING",
            Self::Running => "RUNNING",
            Self::Suspended => "SUSPENDED",
            Self::Completed => "COMPLETED",
            Self::Failed => "FAILED",
            Self::Terminated => "TERMINATED",
            Self::Canceled => "CANCELED",
            Self::ContinuedAsNew => "CONTINUED_AS_NEW",
            Self::Unknown => "UNKNOWN",
            Self::Other(text) => text,
        }
    }
}

impl fmt::Display for WorkflowStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl From<&str> for WorkflowStatus {
    fn from(text: &str) -> Self {
        match text {
            "PENDING" => Self::Pending,
            "RUNNING" => Self::Running,
            "SUSPENDED" => Self::Suspended,
            "COMPLETED" => Self::Completed,
            "FAILED" => Self::Failed,
            "TERMINATED" => Self::Terminated,
            "CANCELED" => Self::Canceled,
            "CONTINUED_AS_NEW" => Self::ContinuedAsNew,
            "UNKNOWN" => Self::Unknown,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl FromJson for WorkflowStatus {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        value.string().map(|text| Self::from(&*text))
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for WorkflowStatus {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for WorkflowStatus {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        Ok(Self::from(text))
    }
}
