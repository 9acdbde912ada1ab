//! JSON in the way of Go, because daprd's answers show how it reads and writes JSON.
//!
//! What distinguishes it from other JSON: number literals are kept as they are until somebody asks for a
//! float; members of objects come out sorted; `<`, `>` and `&` are escaped; a decoder stops after the first
//! value; and the texts of its errors reach the caller of the API. [`proto`] is the second reader in daprd,
//! that of protocol buffers, with texts of its own.

mod number;
mod parse;
pub(crate) mod proto;
#[cfg(test)]
mod tests;
mod text;
mod write;

pub(crate) use self::number::format_float;
pub(crate) use self::parse::{SyntaxError, decode_first, decode_whole};
pub(crate) use self::text::quote;
pub(crate) use self::write::write_string;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it was written.
    Number(String),
    /// A text.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object, its members in the order in which they were written. A name may occur twice.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// A text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::String(text.into())
    }

    /// What Go calls the kind of a value in `cannot unmarshal KIND into ...`.
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

    /// The text, if it is one.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The member of this very name; of several the last.
    pub(crate) fn member(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(members) => members
                .iter()
                .rev()
                .find(|(given, _)| given == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The member that Go puts into a field of this name: letters may be small or capital, the last wins.
    pub(crate) fn field(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(members) => members
                .iter()
                .rev()
                .find(|(given, _)| given.eq_ignore_ascii_case(name))
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The value with the members of all its objects sorted, as after Go has read it.
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

    /// Gives a member its value, in the place of one of the same name.
    pub(crate) fn set(&mut self, name: &str, value: Value) {
        if let Self::Object(members) = self {
            members.retain(|(given, _)| given != name);
            members.push((name.to_owned(), value));
        }
    }
}
