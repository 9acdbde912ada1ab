//! Enumerations: named strings or integers.

use super::Parser;
use super::schema::INTEGERS;
use crate::description::{Enumeration, EnumerationValue, Integer, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::yaml::{Node, Value};

/// The values that an enumeration can have in addition to the named ones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    None,
    Strings,
    Integers(Integer),
}

const REST_TYPES: [(&str, Rest); 2] = [
    ("string", Rest::Strings),
    ("integer", Rest::Integers(Integer::Int32)),
];

impl Parser<'_> {
    /// Parses an open enumeration. Its last entry defines the type of unnamed values.
    pub(super) fn open_enumeration(&mut self, node: &Node) -> Option<Shape> {
        let Some((last, values)) = self.list(node).split_last() else {
            return self.enumeration(node, &[], Rest::None);
        };
        if !is_rest(last) {
            let message = "the last entry of an open enumeration must accept any string or integer";
            let help = "end it with `- {type: string, description: ...}`, or write `oneOf` if no other string is possible";
            self.report(
                Diagnostic::new(
                    Code::EnumerationWithoutRest,
                    self.span(last),
                    message,
                    "the last entry is a fixed value",
                )
                .help(help),
            );
            return None;
        }
        let mut fields = self.fields(last, self.span(last))?;
        let kind = fields
            .required("type")
            .and_then(|node| self.word(node, &REST_TYPES));
        let rest = match kind {
            Some(Rest::Integers(_)) => {
                let format = fields.required("format");
                let range = format.and_then(|node| self.word(node, &INTEGERS));
                range.map(Rest::Integers)
            }
            other => other,
        };
        self.required_text(&mut fields, "description");
        self.finish(fields);
        self.enumeration(node, values, rest?)
    }

    pub(super) fn closed_enumeration(&mut self, node: &Node) -> Option<Shape> {
        let values = self.list(node);
        self.enumeration(node, values, Rest::None)
    }

    fn enumeration(&mut self, node: &Node, values: &[Node], rest: Rest) -> Option<Shape> {
        if values.is_empty() {
            self.report(Diagnostic::new(
                Code::EnumerationWithoutValues,
                self.span(node),
                "an enumeration needs values",
                "no value here",
            ));
            return None;
        }
        let values: Option<Vec<_>> = values
            .iter()
            .map(|value| self.enumeration_value(value, rest))
            .collect();
        let numbers = match rest {
            Rest::Integers(integer) => Some(integer),
            Rest::None | Rest::Strings => None,
        };
        Some(Shape::Enumeration(Enumeration {
            numbers,
            open: rest != Rest::None,
            values: values?,
        }))
    }

    fn enumeration_value(&mut self, node: &Node, rest: Rest) -> Option<EnumerationValue> {
        let mut fields = self.fields(node, self.span(node))?;
        let value = match rest {
            Rest::Integers(_) => {
                let node = fields.required("const");
                node.and_then(|node| self.integer_value(node))
            }
            Rest::None | Rest::Strings => self.required_text(&mut fields, "const"),
        };
        let description = self.required_text(&mut fields, "description");
        let rename = self.optional_text(&mut fields, "x-dapr-name");
        self.finish(fields);
        Some(EnumerationValue {
            value: value?,
            description: description?,
            rename,
        })
    }

    /// Returns an integer as text.
    fn integer_value(&mut self, node: &Node) -> Option<Spanned<String>> {
        let number = node.to_json().as_i64().map(|number| number.to_string());
        if number.is_none() {
            let message = "expected an integer, the type of the last entry";
            self.report(Diagnostic::new(
                Code::NotAnInteger,
                self.span(node),
                message,
                "not supported here",
            ));
        }
        Some(Spanned {
            value: number?,
            span: self.span(node),
        })
    }
}

/// Reports whether this is the last entry of an open enumeration, which has a type but no
/// constant.
fn is_rest(node: &Node) -> bool {
    let Value::Mapping(entries) = &node.value else {
        return false;
    };
    !entries
        .iter()
        .any(|(key, _)| key.key_text().as_deref() == Some("const"))
}
