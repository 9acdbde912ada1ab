//! Actors: addressable objects in applications that process one call at a time.
//!
//! ```text
//! names      which types, ids and methods may be called
//! settings   how the actors of a type are treated
//! placement  which sidecar an actor lives beside
//! beside     all that a sidecar has to do with actors
//! host       the actors beside one sidecar: activation, calls, idleness
//! turn       one call to an actor after the other, or calls within a call
//! delivery   what is sent to the application, and what its answer means
//! timers     calls at times that are forgotten with the sidecar
//! reminders  calls at times that the scheduler keeps
//! state      the values of an actor
//! ```

mod delivery;
mod error;
mod host;
pub(crate) mod names;
mod placement;
mod reminders;
mod runtime;
mod settings;
mod state;
#[cfg(test)]
mod tests;
mod timers;
mod turn;

pub(crate) use self::delivery::{Call, ERROR};
pub(crate) use self::error::InvokeError;
pub(crate) use self::host::Host;
pub(crate) use self::placement::Placement;
pub(crate) use self::reminders::{Reminder, ReminderError};
pub(crate) use self::runtime::Actors;
pub(crate) use self::settings::HostedTypes;
pub(crate) use self::state::ActorState;
pub(crate) use self::timers::Timer;

/// The type and ID of an actor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ActorId {
    pub(crate) actor_type: String,
    pub(crate) id: String,
}

impl ActorId {
    pub(crate) fn new(actor_type: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            actor_type: actor_type.into(),
            id: id.into(),
        }
    }
}
