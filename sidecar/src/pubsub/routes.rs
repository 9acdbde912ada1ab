//! Routing rules in CEL. The first matching rule wins.

use std::collections::HashMap;

use cel::{Context, Program, Value as Cel};

use crate::json::Value;

/// A rule: an expression and its path.
#[derive(Debug)]
pub(crate) struct Rule {
    /// The source of the expression. An empty one always matches.
    pub(crate) expression: String,
    pub(crate) path: String,
    program: Option<Program>,
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

impl Rule {
    /// Creates a rule. Fails if the expression is invalid.
    pub(crate) fn new(expression: &str, path: &str) -> Result<Self, String> {
        let expression = expression.trim();
        let program = if expression.is_empty() {
            None
        } else {
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
            Some(program)
        };
        Ok(Self {
            expression: expression.to_owned(),
            path: path.to_owned(),
            program,
        })
    }

    /// Whether the event matches the rule.
    fn matches(&self, event: &Cel) -> Result<bool, String> {
        let Some(program) = &self.program else {
            return Ok(true);
        };
        let mut context = Context::default();
        context.add_variable_from_value("event", event.clone());
        match program.execute(&context) {
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

/// The path for an event. A rule that fails ends the search.
pub(super) fn find<'r>(rules: &'r [Rule], event: &Value) -> Result<Option<&'r str>, String> {
    let event = to_cel(event);
    for rule in rules {
        if rule.matches(&event)? {
            return Ok(Some(&rule.path));
        }
    }
    Ok(None)
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
