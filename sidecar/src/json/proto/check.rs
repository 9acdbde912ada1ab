//! Which of several faults daprd tells: the one that comes first in the body.

use std::collections::BTreeSet;

use super::{Content, Node, Object, Value, reader};

/// A field of a message.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// Its other name.
    pub(crate) proto_name: &'static str,
    pub(crate) kind: Type,
}

/// What a field holds.
#[derive(Clone, Copy)]
pub(crate) enum Type {
    Text,
    Bytes,
    Enumeration,
    Int32,
    /// A map of texts.
    Texts,
}

/// Reads a body as [`object`](super::object) does, and all its fields fit.
pub(crate) fn checked(body: &[u8], fields: &[Field]) -> Result<Object, String> {
    if body.is_empty() {
        return Ok(Object::default());
    }
    let (object, whole) = reader::read(body);
    check(&object, fields)?;
    whole.map_err(|fault| format!("proto: {fault}"))?;
    Ok(object)
}

/// Reads a body with a function that finds all faults but not in their order.
pub(crate) fn ordered<T>(
    body: &[u8],
    read: impl Fn(&Object) -> Result<T, String>,
) -> Result<T, String> {
    if body.is_empty() {
        return read(&Object::default());
    }
    let (object, whole) = reader::read(body);
    let mut members = object.members.as_slice();
    let fault = match &whole {
        Ok(()) => match read(&object) {
            Ok(found) => return Ok(found),
            Err(fault) => fault,
        },
        Err(fault) => {
            // The last one may have been cut short.
            if let [before @ .., last] = members
                && !matches!(last.value.content, Content::Scalar(_))
            {
                members = before;
            }
            format!("proto: {fault}")
        }
    };
    // The first member with which it cannot be read has the first fault.
    let mut begun = Object::default();
    for member in members {
        begun.members.push(member.clone());
        read(&begun)?;
    }
    Err(fault)
}

fn check(object: &Object, fields: &[Field]) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for member in &object.members {
        let is_it = |field: &&Field| member.name == field.name || member.name == field.proto_name;
        let Some(field) = fields.iter().find(is_it) else {
            continue;
        };
        if !seen.insert(field.name) {
            let fault = format!("duplicate field {}", member.raw_name);
            return Err(member.place.fault(&fault));
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
                let fault = format!("duplicate map key {}", member.raw_name);
                return Err(member.place.fault(&fault));
            }
            if !matches!(member.value.content, Content::Scalar(Value::String(_))) {
                return Err(member.value.invalid("string", "value"));
            }
        }
        Ok(())
    }
}
