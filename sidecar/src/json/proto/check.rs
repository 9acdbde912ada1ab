//! Selects the error that daprd reports: the first one in the body.

use std::collections::BTreeSet;

use super::{Content, Node, Object, Value, reader};

/// A field of a message.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// The alternative name.
    pub(crate) proto_name: &'static str,
    pub(crate) kind: Type,
}

/// The type of a field.
#[derive(Clone, Copy)]
pub(crate) enum Type {
    Text,
    Bytes,
    Enumeration,
    Int32,
    /// A map of strings.
    Texts,
}

/// Parses a body like [`object`](super::object) and validates the types of its fields.
pub(crate) fn parse_checked(body: &[u8], fields: &[Field]) -> Result<Object, String> {
    if body.is_empty() {
        return Ok(Object::default());
    }
    let (object, result) = reader::read(body);
    check(&object, fields)?;
    result.map_err(|error| format!("proto: {error}"))?;
    Ok(object)
}

/// Parses a body with a function that finds all errors, but not in order.
pub(crate) fn ordered<T>(
    body: &[u8],
    read: impl Fn(&Object) -> Result<T, String>,
) -> Result<T, String> {
    if body.is_empty() {
        return read(&Object::default());
    }
    let (object, result) = reader::read(body);
    let mut members = object.members.as_slice();
    let error = match &result {
        Ok(()) => match read(&object) {
            Ok(found) => return Ok(found),
            Err(error) => error,
        },
        Err(error) => {
            // The last member may be truncated.
            if let [complete_members @ .., last] = members
                && !matches!(last.value.content, Content::Scalar(_))
            {
                members = complete_members;
            }
            format!("proto: {error}")
        }
    };
    // The first member that makes parsing fail has the first error.
    let mut partial_object = Object::default();
    for member in members {
        partial_object.members.push(member.clone());
        read(&partial_object)?;
    }
    Err(error)
}

fn check(object: &Object, fields: &[Field]) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for member in &object.members {
        let is_it = |field: &&Field| member.name == field.name || member.name == field.proto_name;
        let Some(field) = fields.iter().find(is_it) else {
            continue;
        };
        if !seen.insert(field.name) {
            let error = format!("duplicate field {}", member.raw_name);
            return Err(member.place.error(&error));
        }
        field.kind.check(&member.value, field.name)?;
    }
    Ok(())
}

impl Type {
    fn check(self, node: &Node, name: &str) -> Result<(), String> {
        match (self, &node.content) {
            (_, Content::Scalar(Value::Null)) | (Self::Text, Content::Scalar(Value::String(_))) => {
                Ok(())
            }
            (Self::Text, _) => Err(node.invalid("string", name)),
            (Self::Bytes, _) => node.bytes(name).map(drop),
            (Self::Enumeration, _) => node.enumeration(name, &[]).map(drop),
            (Self::Int32, _) => node.int32(name).map(drop),
            (Self::Texts, Content::Object(object)) => object.check_texts(),
            (Self::Texts, _) => Err(node.unexpected()),
        }
    }
}

impl Object {
    fn check_texts(&self) -> Result<(), String> {
        let mut seen = BTreeSet::new();
        for member in &self.members {
            if !seen.insert(&member.name) {
                let error = format!("duplicate map key {}", member.raw_name);
                return Err(member.place.error(&error));
            }
            if !matches!(member.value.content, Content::Scalar(Value::String(_))) {
                return Err(member.value.invalid("string", "value"));
            }
        }
        Ok(())
    }
}
