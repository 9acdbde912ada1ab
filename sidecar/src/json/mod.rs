//! JSON with Go's behavior, which daprd's responses expose.
//!
//! The differences from other implementations: number literals are kept until a float is requested; object
//! members are written sorted; `<`, `>` and `&` are escaped; a decoder stops after the first value; and error
//! messages reach callers of the API. [`proto`] is daprd's second decoder, that of Protobuf, with its own
//! messages.

mod number;
mod parse;
pub(crate) mod proto;
#[cfg(test)]
mod tests;
mod text;
mod write;

pub(crate) use self::number::format_float;
pub(crate) use self::parse::{SyntaxError, decode_complete, decode_first};
pub(crate) use self::text::quote;
pub(crate) use self::write::write_string;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number literal.
    Number(String),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object with its members in their original order. A name may occur twice.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// Creates a string.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::String(text.into())
    }

    /// Go's name of the kind in `cannot unmarshal KIND into ...`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "bool",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Array(_) => "array",
            Self::Object(_) => "object",
        }
    }

    /// The string, if it is one.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The last member with exactly this name.
    pub(crate) fn member(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(members) => members
                .iter()
                .rev()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The member that Go assigns to a field: case-insensitive, the last one wins.
    pub(crate) fn field(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(members) => members
                .iter()
                .rev()
                .find(|(key, _)| key.eq_ignore_ascii_case(name))
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Sorts the members of all objects, as after decoding in Go.
    pub(crate) fn sorted(&self) -> Value {
        match self {
            Self::Array(elements) => Self::Array(elements.iter().map(Self::sorted).collect()),
            Self::Object(members) => {
                let members = members.iter().map(|(name, value)| (name, value.sorted()));
                let sorted: std::collections::BTreeMap<_, _> = members.collect();
                let members = sorted.into_iter();
                Self::Object(members.map(|(name, value)| (name.clone(), value)).collect())
            }
            other => other.clone(),
        }
    }

    /// Sets a member, and replaces one with the same name.
    pub(crate) fn set(&mut self, name: &str, value: Value) {
        if let Self::Object(members) = self {
            members.retain(|(key, _)| key != name);
            members.push((name.to_owned(), value));
        }
    }
}
