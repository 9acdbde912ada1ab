//! Without the feature `cel`, every expression is refused, so no condition exists.

use crate::features::Feature;
use crate::json::Value;

/// An event that conditions are applied to.
pub(crate) struct Event;

impl Event {
    pub(crate) fn new(_: &Value) -> Self {
        Self
    }
}

/// A condition for events.
#[derive(Debug)]
pub(crate) enum EventCondition {}

impl EventCondition {
    pub(crate) fn new(expression: &str) -> Result<Self, String> {
        Err(format!("the rule `{expression}` {}", Feature::Cel))
    }

    pub(crate) fn matches(&self, _: &Event) -> Result<bool, String> {
        match *self {}
    }
}

/// A condition for the counts of a circuit breaker.
pub(crate) enum CountsCondition {}

impl CountsCondition {
    pub(crate) fn new(expression: &str, _: &[&str]) -> Result<Self, String> {
        Err(format!("`{expression}` {}", Feature::Cel))
    }

    pub(crate) fn holds<'n>(&self, _: impl Iterator<Item = (&'n str, u64)>) -> bool {
        match *self {}
    }
}
