//! Parses JSON like Go's `protojson`, with its error messages, for operations whose bodies are Protobuf
//! messages.
//!
//! A body is an object. Unknown members are ignored, an empty body is an empty object, `null` means unset,
//! and each error contains a position. [`object`] reports syntax errors before type errors; [`checked`] and
//! [`ordered`] report the first error in the body, like daprd.

mod any;
mod check;
mod fields;
mod lexer;
mod reader;

pub(crate) use self::check::{Field, Type, ordered, parse_checked};
use self::lexer::Place;
use super::Value;

/// A value and its position.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    place: Place,
    /// The source text; only the first character of an object or array.
    raw: String,
    /// The value.
    content: Content,
}

/// The value of a node.
#[derive(Clone, Debug)]
enum Content {
    Scalar(Value),
    Array(Vec<Node>),
    Object(Object),
}

/// An object with the positions of its members.
#[derive(Clone, Debug, Default)]
pub(crate) struct Object {
    members: Vec<Member>,
}

#[derive(Clone, Debug)]
struct Member {
    name: String,
    raw_name: String,
    place: Place,
    value: Node,
}

/// Parses a body. The error is daprd's text after `failed deserializing HTTP body: `.
pub(crate) fn object(body: &[u8]) -> Result<Object, String> {
    if body.is_empty() {
        return Ok(Object::default());
    }
    let (object, result) = reader::read(body);
    result.map_err(|error| format!("proto: {error}"))?;
    Ok(object)
}

impl Object {
    /// The member for a field with these two names, unless it is missing or `null`.
    pub(crate) fn field(&self, name: &str, proto_name: &str) -> Result<Option<&Node>, String> {
        Ok(self
            .raw_field(name, proto_name)?
            .filter(|node| !matches!(node.content, Content::Scalar(Value::Null))))
    }

    /// Like [`Object::field`], but `null` counts as a value.
    pub(crate) fn raw_field(&self, name: &str, proto_name: &str) -> Result<Option<&Node>, String> {
        let mut found = self
            .members
            .iter()
            .filter(|member| member.name == name || member.name == proto_name);
        let first = found.next();
        // `null` leaves the field unset, so the same name may occur again.
        if let (Some(_), Some(duplicate)) = (first, found.next()) {
            return Err(duplicate
                .place
                .error(&format!("duplicate field {}", duplicate.raw_name)));
        }
        Ok(first.map(|member| &member.value))
    }

    /// A field of type `string`.
    pub(crate) fn text(&self, name: &str, proto_name: &str) -> Result<Option<String>, String> {
        self.field(name, proto_name)?
            .map(|node| match &node.content {
                Content::Scalar(Value::String(text)) => Ok(text.clone()),
                _ => Err(node.invalid("string", name)),
            })
            .transpose()
    }

    /// A field of type `bool`.
    pub(crate) fn boolean(&self, name: &str, proto_name: &str) -> Result<Option<bool>, String> {
        self.field(name, proto_name)?
            .map(|node| match &node.content {
                Content::Scalar(Value::Bool(value)) => Ok(*value),
                _ => Err(node.invalid("bool", name)),
            })
            .transpose()
    }

    /// A field of type `uint32`: a number or a quoted number.
    pub(crate) fn uint32(&self, name: &str, proto_name: &str) -> Result<Option<u32>, String> {
        self.field(name, proto_name)?
            .map(|node| {
                let literal = match &node.content {
                    Content::Scalar(Value::Number(literal) | Value::String(literal)) => literal,
                    _ => return Err(node.invalid("uint32", name)),
                };
                parse_count(literal).ok_or_else(|| node.invalid("uint32", name))
            })
            .transpose()
    }

    /// A field of type `int32`: a number or a quoted number.
    pub(crate) fn int32(&self, name: &str, proto_name: &str) -> Result<Option<i32>, String> {
        self.field(name, proto_name)?
            .map(|node| node.int32(name))
            .transpose()
    }

    /// A message field.
    pub(crate) fn message(&self, name: &str, proto_name: &str) -> Result<Option<&Object>, String> {
        self.field(name, proto_name)?
            .map(|node| match &node.content {
                Content::Object(object) => Ok(object),
                _ => Err(node.unexpected()),
            })
            .transpose()
    }

    /// At most one of these fields may be set; the error names the second one.
    pub(crate) fn one_of(&self, names: &[&str], oneof: &str) -> Result<(), String> {
        let mut matching = self.members.iter().filter(|member| {
            names.contains(&member.name.as_str())
                && !matches!(member.value.content, Content::Scalar(Value::Null))
        });
        match (matching.next(), matching.next()) {
            (Some(_), Some(second)) => Err(second.place.error(&format!(
                "error parsing {}, oneof {oneof} is already set",
                second.raw_name
            ))),
            _ => Ok(()),
        }
    }
}

impl Node {
    /// The value as in `google.protobuf.Value`: numbers are floats. Fails for numbers out of range.
    pub(crate) fn to_proto_value(&self) -> Result<Value, String> {
        Ok(match &self.content {
            Content::Scalar(value) => value.through_float().map_err(|number| {
                self.error(&format!("invalid google.protobuf.Value: {number}"))
            })?,
            Content::Array(elements) => Value::Array(
                elements
                    .iter()
                    .map(Self::to_proto_value)
                    .collect::<Result<_, _>>()?,
            ),
            Content::Object(object) => Value::Object(
                object
                    .members
                    .iter()
                    .map(|member| Ok((member.name.clone(), member.value.to_proto_value()?)))
                    .collect::<Result<_, String>>()?,
            ),
        })
    }

    /// The string, if it is one.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar(value) => value.as_str(),
            _ => None,
        }
    }

    /// An error at this value: `proto: (line 1:9): ` and the text.
    pub(crate) fn error(&self, text: &str) -> String {
        self.place.error(text)
    }

    /// The source text; only the first character of an object or array.
    pub(crate) fn raw(&self) -> &str {
        &self.raw
    }

    fn int32(&self, name: &str) -> Result<i32, String> {
        let literal = match &self.content {
            Content::Scalar(Value::Number(literal) | Value::String(literal)) => literal,
            _ => return Err(self.invalid("int32", name)),
        };
        let (sign, digits) = match literal.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, literal.as_str()),
        };
        let number =
            parse_count(digits).and_then(|size| i32::try_from(sign * i64::from(size)).ok());
        number.ok_or_else(|| self.invalid("int32", name))
    }

    pub(crate) fn unexpected(&self) -> String {
        format!(
            "proto: syntax error {}: unexpected token {}",
            self.place, self.raw
        )
    }

    fn invalid(&self, kind: &str, name: &str) -> String {
        self.error(&format!(
            "invalid value for {kind} field {name}: {}",
            self.raw
        ))
    }
}

/// Parses a non-negative integer, also in the form `1e2` or `3.0`.
fn parse_count(literal: &str) -> Option<u32> {
    if let Ok(number) = literal.parse::<u32>() {
        return (!literal.starts_with('+')).then_some(number);
    }
    let float: f64 = literal.parse().ok()?;
    if float.fract() != 0.0 || !(0.0..=f64::from(u32::MAX)).contains(&float) {
        return None;
    }
    // Checked above to be an integer in range.
    format!("{float:.0}").parse().ok()
}
