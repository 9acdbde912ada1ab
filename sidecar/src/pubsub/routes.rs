//! Routing rules. The first matching rule wins.

use crate::condition::{Event, EventCondition};
use crate::json::Value;

/// A rule: an expression and its path.
#[derive(Debug)]
pub(crate) struct Rule {
    /// The source of the expression. An empty one always matches.
    pub(crate) expression: String,
    pub(crate) path: String,
    condition: Option<EventCondition>,
}

impl Rule {
    /// Creates a rule. Fails if the expression is invalid.
    pub(crate) fn new(expression: &str, path: &str) -> Result<Self, String> {
        let expression = expression.trim();
        let condition = match expression {
            "" => None,
            _ => Some(EventCondition::new(expression)?),
        };
        Ok(Self {
            expression: expression.to_owned(),
            path: path.to_owned(),
            condition,
        })
    }
}

/// The path for an event. A rule that fails ends the search.
pub(super) fn find<'r>(rules: &'r [Rule], event: &Value) -> Result<Option<&'r str>, String> {
    let event = Event::new(event);
    for rule in rules {
        let matches = match &rule.condition {
            Some(condition) => condition.matches(&event)?,
            None => true,
        };
        if matches {
            return Ok(Some(&rule.path));
        }
    }
    Ok(None)
}
