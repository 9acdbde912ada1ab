//! The protocol between a program and the host of its network: one line of JSON per message.

use std::path::PathBuf;

use dapr_sidecar::LogLevel;
use serde::{Deserialize, Serialize};

use crate::cli::handle::Endpoints;

/// The first message of a program: requests a sidecar.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Join {
    /// A secret from the entry of the host. Only programs of the same user know it.
    pub(super) secret: String,
    /// The command line without the program and its command.
    pub(super) args: Vec<String>,
    /// The folder that paths are relative to.
    pub(super) folder: PathBuf,
    pub(super) has_command: bool,
    pub(super) api_token: String,
    pub(super) app_api_token: String,
    pub(super) namespace: String,
}

/// The last message of a program: stops its sidecar. Closing the connection does the same without a grace period.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Stop {
    pub(super) grace_ms: u64,
}

/// A message of the host.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum HostMessage {
    Started {
        endpoints: Endpoints,
        warnings: Vec<String>,
    },
    Refused(String),
    Report {
        level: Level,
        scope: String,
        message: String,
    },
    /// A `POST /v1.0/shutdown` request was received.
    Stopped {
        is_forced: bool,
    },
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) enum Level {
    Debug,
    Info,
    Warning,
    Error,
}

impl From<LogLevel> for Level {
    fn from(level: LogLevel) -> Self {
        match level {
            LogLevel::Debug => Self::Debug,
            LogLevel::Info => Self::Info,
            LogLevel::Warning => Self::Warning,
            LogLevel::Error => Self::Error,
        }
    }
}

impl From<Level> for LogLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::Debug => Self::Debug,
            Level::Info => Self::Info,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}

/// Serializes a message. None of these types can fail to serialize.
pub(super) fn line(message: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(message).unwrap_or_default();
    line.push(b'\n');
    line
}
