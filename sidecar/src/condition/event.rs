//! Conditions for events.

use std::collections::HashMap;

use cel::{Context, Program, Value as Cel};

use crate::json::Value;

/// An event that conditions are applied to.
pub(crate) struct Event(Cel);

impl Event {
    pub(crate) fn new(event: &Value) -> Self {
        Self(to_cel(event))
    }
}

/// A condition for events.
#[derive(Debug)]
pub(crate) struct EventCondition {
    expression: String,
    program: Program,
}

/// The functions that an expression may call. Others are rejected when the rule is created.
const FUNCTIONS: &[&str] = &[
    "size",
    "contains",
    "startsWith",
    "endsWith",
    "matches",
    "int",
    "uint",
    "double",
    "string",
    "bytes",
    "bool",
    "duration",
    "timestamp",
    "type",
    "dyn",
    "has",
    "all",
    "exists",
    "exists_one",
    "map",
    "filter",
    "getFullYear",
    "getMonth",
    "getDayOfYear",
    "getDayOfMonth",
    "getDate",
    "getDayOfWeek",
    "getHours",
    "getMinutes",
    "getSeconds",
    "getMilliseconds",
    "optional",
];

impl EventCondition {
    /// Compiles an expression. Fails if it is invalid.
    pub(crate) fn new(expression: &str) -> Result<Self, String> {
        let program = Program::compile(expression)
            .map_err(|error| format!("the rule `{expression}` is not valid CEL: {error}"))?;
        let unknown = program
            .references()
            .functions()
            .into_iter()
            .find(|name| is_word(name) && !FUNCTIONS.contains(name))
            .map(str::to_owned);
        if let Some(name) = unknown {
            return Err(format!(
                "the rule `{expression}` calls `{name}`, which is not a CEL function"
            ));
        }
        Ok(Self {
            expression: expression.to_owned(),
            program,
        })
    }

    /// Whether an event matches.
    pub(crate) fn matches(&self, event: &Event) -> Result<bool, String> {
        let mut context = Context::default();
        context.add_variable_from_value("event", event.0.clone());
        match self.program.execute(&context) {
            Ok(Cel::Bool(matches)) => Ok(matches),
            Ok(_) => Err(format!(
                "the result of match expression {} was not a boolean",
                self.expression
            )),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// Operators are functions too, but their names consist of symbols and underscores.
fn is_word(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn to_cel(value: &Value) -> Cel {
    match value {
        Value::Null => Cel::Null,
        Value::Bool(value) => Cel::Bool(*value),
        Value::Number(literal) => Cel::Float(literal.parse().unwrap_or(f64::NAN)),
        Value::String(text) => Cel::from(text.as_str()),
        Value::Array(elements) => Cel::from(elements.iter().map(to_cel).collect::<Vec<_>>()),
        Value::Object(members) => Cel::from(
            members
                .iter()
                .map(|(name, value)| (name.clone(), to_cel(value)))
                .collect::<HashMap<_, _>>(),
        ),
    }
}
