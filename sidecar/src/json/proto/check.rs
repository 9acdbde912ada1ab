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
