//! Why an actor could not be called.

use std::fmt;

use crate::app::AppError;
use crate::resiliency::Failing;

use super::ActorId;

/// Why an actor could not be called. The words are daprd's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InvokeFault {
    /// Nobody hosts it.
    NoAddress(ActorId),
    /// It has called itself more often than its type allows.
    TooDeep,
    /// The application does not know the method, which this is the path of.
    NoMethod(String),
    /// The application answered something else than 200.
    Status(u16, String),
    /// The caller wants a stream of events, which an actor cannot answer with.
    Events,
    /// The application wants no more of this reminder, and says so to a call.
    Canceled,
    /// The actor was deactivated while the call waited for it.
    Closed,
    /// The application gave no answer.
    App(AppError),
    /// The application took longer than the policy of the type allows.
    TimedOut,
    /// The sidecar has no application.
    NoApp(String),
    /// It lives beside another sidecar, which says why.
    Elsewhere(Box<InvokeFault>),
}

impl Failing for InvokeFault {}

impl fmt::Display for InvokeFault {
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
            Self::App(fault) => fault.fmt(formatter),
            Self::TimedOut => formatter.write_str("context deadline exceeded"),
            Self::NoApp(actor_type) => {
                write!(formatter, "app channel for actor type {actor_type} is nil")
            }
            Self::Elsewhere(fault) => write!(
                formatter,
                "rpc error: code = Internal desc = error invoke actor method: {fault}"
            ),
        }
    }
}
