//! Actors: addressable objects in applications that process one call at a time.
//!
//! ```text
//! names      validation of types, IDs and methods
//! settings   settings per actor type
//! placement  the host of each actor
//! runtime    the actor runtime of a sidecar
//! host       the actors of one sidecar: activation, calls, idle timeout
//! turn       turn-based access and reentrancy
//! delivery   requests to the application, and its responses
//! timers     scheduled calls that end with the sidecar
//! reminders  scheduled calls that the scheduler stores
//! state      the state of actors
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
pub(crate) use self::timers::{RegisteredTimer, Timer};

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
