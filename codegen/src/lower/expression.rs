//! Rust expressions in examples. rustfmt breaks their lines.

use std::fmt;

use serde_json::Value as Json;

/// Longer JSON is printed on several lines.
const ONE_LINE: usize = 60;

/// An expression.
pub(super) enum Expression {
    /// Printed unchanged.
    Atom(String),
    List(Vec<Expression>),
    /// `json!(...)`
    Json(Json),
    Chain(Chain),
    /// `&...`
    Reference(Box<Expression>),
}

/// A call and the methods chained to it.
pub(super) struct Chain {
    pub(super) calls: Vec<Call>,
}

/// A function or method with its arguments.
pub(super) struct Call {
    pub(super) name: String,
    pub(super) arguments: Vec<Expression>,
}

impl Call {
    pub(super) fn new(name: impl Into<String>, arguments: Vec<Expression>) -> Self {
        Self {
            name: name.into(),
            arguments,
        }
    }
}

impl Expression {
    pub(super) fn atom(text: impl Into<String>) -> Self {
        Self::Atom(text.into())
    }

    /// Returns the lines of a statement: `before`, the expression, `after`.
    pub(super) fn statement(&self, before: &str, after: &str) -> Vec<String> {
        let text = format!("{before}{self}{after}");
        text.lines().map(str::to_owned).collect()
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Atom(text) => formatter.write_str(text),
            Self::Reference(value) => write!(formatter, "&{value}"),
            Self::List(items) => write!(formatter, "[{}]", Separated(items)),
            Self::Json(value) => write!(formatter, "json!({})", json(value)),
            Self::Chain(chain) => {
                for (index, call) in chain.calls.iter().enumerate() {
                    let dot = if index == 0 { "" } else { "." };
                    let arguments = Separated(&call.arguments);
                    write!(formatter, "{dot}{}({arguments})", call.name)?;
                }
                Ok(())
            }
        }
    }
}

struct Separated<'e>(&'e [Expression]);

impl fmt::Display for Separated<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, expression) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(formatter, "{separator}{expression}")?;
        }
        Ok(())
    }
}

/// Formats JSON in the usual layout; rustfmt does not format it.
fn json(value: &Json) -> String {
    let line = json_line(value);
    if line.len() <= ONE_LINE {
        return line;
    }
    let lines = format!("{value:#}");
    let indented = lines.lines().map(|line| {
        let text = line.trim_start();
        // Indents by four spaces per level instead of two.
        format!("{}{text}", " ".repeat(2 * (line.len() - text.len())))
    });
    indented.collect::<Vec<_>>().join("\n")
}

fn json_line(value: &Json) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Json::Array(items) => format!("[{}]", joined(items.iter().map(json_line).collect())),
        Json::Object(entries) => {
            let entry = |(key, value)| format!("{key:?}: {}", json_line(value));
            format!("{{ {} }}", joined(entries.iter().map(entry).collect()))
        }
        other => other.to_string(),
    }
}
