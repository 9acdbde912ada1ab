//! Startup errors of a sidecar.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::resources::{ComponentSpec, ResourceError};

/// The reason why a sidecar does not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// A resource is invalid: a component, a subscription, the configuration.
    Resource(ResourceError),
    /// Several resources are invalid.
    Resources(Vec<ResourceError>),
    /// An invalid option: its name, and the reason.
    Option(&'static str, String),
    /// The listen address cannot be bound.
    Listen(SocketAddr, io::Error),
    /// The sidecar cannot listen on a Unix domain socket at this path.
    Socket(PathBuf, io::Error),
    /// The sidecar cannot register in this folder for name resolution.
    Names(PathBuf, io::Error),
    /// The pluggable components at this socket or in this folder cannot be used, and why.
    ComponentSocket(PathBuf, String),
    /// The sidecar's thread cannot be started.
    Thread(io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Resource(error) => error.fmt(formatter),
            Self::Resources(errors) => {
                write!(formatter, "{} resources cannot be used:", errors.len())?;
                errors
                    .iter()
                    .try_for_each(|error| write!(formatter, "\n  {error}"))
            }
            Self::Option(name, reason) => write!(formatter, "the option {name} {reason}"),
            Self::Listen(address, error) => {
                write!(
                    formatter,
                    "cannot listen at {address}: {error}; use another port, or 0 for a free one"
                )
            }
            Self::Socket(path, error) => write!(
                formatter,
                "cannot listen on the Unix domain socket {}: {error}; does the folder exist, or does another sidecar use \
                 this app ID?",
                path.display()
            ),
            Self::Names(folder, error) => write!(
                formatter,
                "cannot write to {}, the folder for name resolution between processes: {error}; use another folder",
                folder.display()
            ),
            Self::ComponentSocket(path, reason) => write!(
                formatter,
                "cannot use pluggable components at {}: {reason}; restart the component, or delete its socket file if it has \
                 ended",
                path.display()
            ),
            Self::Thread(error) => {
                write!(formatter, "cannot start the thread of the sidecar: {error}")
            }
        }
    }
}

impl std::error::Error for StartError {}

impl From<ResourceError> for StartError {
    fn from(error: ResourceError) -> Self {
        Self::Resource(error)
    }
}

impl StartError {
    /// Returns the error for these problems, if there are any.
    pub(crate) fn of_resources(mut errors: Vec<ResourceError>) -> Result<(), Self> {
        match errors.len() {
            0 => Ok(()),
            1 => Err(Self::Resource(errors.remove(0))),
            _ => Err(Self::Resources(errors)),
        }
    }
}

impl ComponentSpec {
    /// Returns the error of a component.
    pub(crate) fn error(&self, reason: impl fmt::Display) -> ResourceError {
        let reason = format!(
            "the component `{}` ({}) cannot be used: {reason}",
            self.name, self.component_type
        );
        ResourceError::new(self.source.clone(), reason)
    }
}
