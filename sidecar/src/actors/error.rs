//! Errors of actor calls.

use std::fmt;

use crate::app::AppError;
use crate::resiliency::Failing;

use super::ActorId;

/// Why an actor call failed. The messages are daprd's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InvokeError {
    /// No sidecar hosts the actor type.
    NoAddress(ActorId),
    /// The reentrant call chain exceeds the maximum depth.
    TooDeep,
    /// The application does not implement the method with this path.
    NoMethod(String),
    /// The application responded with another status than 200.
    Status(u16, String),
    /// The caller accepts server-sent events, which actors do not support.
    Events,
    /// The application canceled the reminder in the response to a call.
    Canceled,
    /// The actor was deactivated while the call waited.
    Closed,
    /// The application did not respond.
    App(AppError),
    /// The call exceeded the timeout of the policy for its type.
    TimedOut,
    /// The sidecar has no application.
    NoApp(String),
    /// The error of another sidecar, which hosts the actor.
    Elsewhere(Box<InvokeError>),
}

impl Failing for InvokeError {}

impl fmt::Display for InvokeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAddress(ActorId { actor_type, id }) => write!(
                formatter,
                "failed to lookup actor: api error: code = FailedPrecondition desc = did not find address for actor '{actor_type}/{id}'"
            ),
            Self::TooDeep => formatter.write_str("maximum stack depth exceeded"),
            Self::NoMethod(path) => write!(formatter, "actor method not found: {path}"),
            Self::Status(status, body) => {
                write!(formatter, "error from actor service: ({status}) {body}")
            }
            Self::Events => formatter.write_str("error from actor service: response object is nil"),
            Self::Canceled => formatter.write_str("reminder has been canceled"),
            Self::Closed => formatter.write_str("actor is closed"),
            Self::App(error) => error.fmt(formatter),
            Self::TimedOut => formatter.write_str("context deadline exceeded"),
            Self::NoApp(actor_type) => {
                write!(formatter, "app channel for actor type {actor_type} is nil")
            }
            Self::Elsewhere(error) => write!(
                formatter,
                "rpc error: code = Internal desc = error invoke actor method: {error}"
            ),
        }
    }
}
