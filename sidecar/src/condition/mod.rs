//! Conditions in CEL: rules for events, and when circuit breakers open.

#[cfg(feature = "cel")]
mod counts;
#[cfg(feature = "cel")]
mod event;
#[cfg(not(feature = "cel"))]
mod missing;

#[cfg(feature = "cel")]
pub(crate) use self::counts::CountsCondition;
#[cfg(feature = "cel")]
pub(crate) use self::event::{Event, EventCondition};
#[cfg(not(feature = "cel"))]
pub(crate) use self::missing::{CountsCondition, Event, EventCondition};
