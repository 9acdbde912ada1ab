//! What a program and the host of its network say to each other: one line of JSON each.

use std::net::SocketAddr;
use std::path::PathBuf;

use dapr_sidecar::LogLevel;
use serde::{Deserialize, Serialize};

/// The first line of a program: it wants a sidecar.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Join {
    /// From the entry of the host: who knows it is the same user.
    pub(super) secret: String,
    /// The command line without the program and its command.
    pub(super) words: Vec<String>,
    /// What paths are relative to.
    pub(super) folder: PathBuf,
    pub(super) has_command: bool,
    pub(super) api_token: String,
    pub(super) app_api_token: String,
    pub(super) namespace: String,
}

/// The last line of a program: its sidecar is to stop. The end of the connection means the same, without grace.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Stop {
    pub(super) grace_ms: u64,
}

/// What the host says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Said {
    Started {
        http: SocketAddr,
        grpc_port: Option<u16>,
        remarks: Vec<String>,
    },
    Refused(String),
    Report {
        level: Level,
        scope: String,
        message: String,
    },
    /// `POST /v1.0/shutdown` came.
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

/// A line. None of these types can fail to be written.
pub(super) fn line(message: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(message).unwrap_or_default();
    line.push(b'\n');
    line
}
