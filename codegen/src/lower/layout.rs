//! Expressions of examples, broken into lines as rustfmt would break them.

use serde_json::Value as Json;

/// Longer lines are broken.
const WIDTH: usize = 88;
const STEP: usize = 4;

/// An expression.
pub(super) enum Expression {
    /// Printed as it is.
    Atom(String),
    List(Vec<Expression>),
    /// `json!(...)`
    Json(Json),
    Chain(Chain),
    /// `&...`
    Reference(Box<Expression>),
}

/// A call, and the methods that follow.
pub(super) struct Chain {
    pub(super) calls: Vec<Call>,
}

/// A function or a method with its arguments.
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

    /// The lines of a statement: `before`, the expression, `after`.
    pub(super) fn statement(&self, before: &str, after: &str) -> Vec<String> {
        let expression = self.print(0, before.len() + after.len());
        let methods = matches!(self, Self::Chain(chain) if chain.calls.len() > 1);
        let separator = match methods && expression.contains('\n') {
            true => format!("\n{}", " ".repeat(STEP)),
            false => String::new(),
        };
        let text = format!("{before}{expression}{separator}{after}");
        text.lines().map(str::to_owned).collect()
    }

    /// `taken` is what stands on the same line besides, but for the indentation.
    fn print(&self, indent: usize, taken: usize) -> String {
        let flat = self.flat();
        if indent + taken + flat.len() <= WIDTH {
            return flat;
        }
        match self {
            Self::Atom(_) => flat,
            Self::Json(value) => format!("json!({})", json_lines(value, indent)),
            Self::List(items) => bracketed('[', items, ']', indent),
            Self::Chain(chain) => chain.print(indent),
            Self::Reference(value) => format!("&{}", value.print(indent, taken + 1)),
        }
    }

    fn flat(&self) -> String {
        match self {
            Self::Atom(text) => text.clone(),
            Self::Reference(value) => format!("&{}", value.flat()),
            Self::List(items) => format!("[{}]", flat(items)),
            Self::Json(value) => format!("json!({})", json_line(value)),
            Self::Chain(chain) => {
                let calls = chain
                    .calls
                    .iter()
                    .map(|call| format!("{}({})", call.name, flat(&call.arguments)));
                calls.collect::<Vec<_>>().join(".")
            }
        }
    }
}

impl Chain {
    fn print(&self, indent: usize) -> String {
        let [first, others @ ..] = self.calls.as_slice() else {
            return String::new();
        };
        let mut text = first.print(indent);
        for call in others {
            let indent = indent + STEP;
            text.push_str(&format!("\n{}.{}", " ".repeat(indent), call.print(indent)));
        }
        text
    }
}

impl Call {
    fn print(&self, indent: usize) -> String {
        let name = &self.name;
        let arguments = flat(&self.arguments);
        if indent + name.len() + arguments.len() + 3 <= WIDTH {
            return format!("{name}({arguments})");
        }
        match self.arguments.as_slice() {
            [only @ (Expression::List(_) | Expression::Json(_) | Expression::Reference(_))] => {
                format!("{name}({})", only.print(indent, name.len() + 2))
            }
            arguments => format!("{name}{}", bracketed('(', arguments, ')', indent)),
        }
    }
}

fn flat(expressions: &[Expression]) -> String {
    expressions
        .iter()
        .map(Expression::flat)
        .collect::<Vec<_>>()
        .join(", ")
}

fn bracketed(open: char, items: &[Expression], close: char, indent: usize) -> String {
    let mut text = format!("{open}\n");
    for item in items {
        let indent = indent + STEP;
        text.push_str(&format!(
            "{}{},\n",
            " ".repeat(indent),
            item.print(indent, 1)
        ));
    }
    text.push_str(&format!("{}{close}", " ".repeat(indent)));
    text
}

fn json_line(value: &Json) -> String {
    match value {
        Json::Array(items) => format!(
            "[{}]",
            items.iter().map(json_line).collect::<Vec<_>>().join(", ")
        ),
        Json::Object(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(key, value)| format!("{key:?}: {}", json_line(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

fn json_lines(value: &Json, indent: usize) -> String {
    let flat = json_line(value);
    let inner = indent + STEP;
    if indent + flat.len() < WIDTH - 10 {
        return flat;
    }
    let pad = " ".repeat(inner);
    let (open, lines, close): (_, Vec<String>, _) = match value {
        Json::Array(items) => (
            '[',
            items.iter().map(|item| json_lines(item, inner)).collect(),
            ']',
        ),
        Json::Object(entries) => {
            let lines = entries
                .iter()
                .map(|(key, value)| format!("{key:?}: {}", json_lines(value, inner)));
            ('{', lines.collect(), '}')
        }
        _ => return flat,
    };
    let lines: Vec<_> = lines.iter().map(|line| format!("{pad}{line}")).collect();
    format!(
        "{open}\n{}\n{}{close}",
        lines.join(",\n"),
        " ".repeat(indent)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(name: &str, count: usize) -> Expression {
        let arguments = (0..count)
            .map(|_| Expression::atom("\"an argument of some length\""))
            .collect();
        Expression::Chain(Chain {
            calls: vec![Call::new(name, arguments)],
        })
    }

    #[test]
    fn what_fits_stays_on_its_line() {
        assert_eq!(
            long("f", 1).statement("let a = ", ";"),
            ["let a = f(\"an argument of some length\");"]
        );
    }

    #[test]
    fn what_does_not_fit_is_broken_from_the_outside() {
        let list = Expression::List(vec![long("g", 2), long("h", 1)]);
        let chain = Expression::Chain(Chain {
            calls: vec![
                Call::new("dapr.call", vec![list]),
                Call::new("option", vec![Expression::atom("1")]),
            ],
        });
        let lines = chain.statement("", ".await?;");
        assert_eq!(
            lines,
            [
                "dapr.call([",
                "    g(\"an argument of some length\", \"an argument of some length\"),",
                "    h(\"an argument of some length\"),",
                "])",
                "    .option(1)",
                "    .await?;",
            ]
        );
    }
}
