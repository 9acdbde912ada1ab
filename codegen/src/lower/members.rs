//! One property of an object, as a field.

use super::types::Type;
use crate::description::Property;
use crate::model::{Docs, Field, Presence};

/// Information about one property.
pub(super) struct Member<'a> {
    pub(super) name: String,
    pub(super) property: &'a Property,
    pub(super) docs: Docs,
    pub(super) member_type: Type,
    pub(super) presence: Presence,
    /// Whether the value is an argument of the constructor.
    pub(super) positional: bool,
}

/// The reader of a struct.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// The client. A missing required member is an error.
    Client,
    /// A sidecar only. It reads a missing member as its zero value, as daprd does.
    Sidecar,
}

impl Member<'_> {
    pub(super) fn field(&self, reader: Reader) -> Field {
        let rust_type = match self.presence {
            Presence::Optional => format!("Option<{}>", self.member_type.rust()),
            _ => self.member_type.rust(),
        };
        let json = self.member_type.in_json();
        let zero = json.is_some() || self.member_type.has_default();
        let kind = match self.presence {
            Presence::Required if reader == Reader::Sidecar && zero => "default",
            Presence::Required => "required",
            Presence::Optional => "optional",
            Presence::Flag => "flag",
            Presence::List => "list",
            Presence::Map => "map",
        };
        let wire = &self.property.name.value;
        Field {
            name: self.name.clone(),
            docs: self.docs.clone(),
            rust_type,
            wire: match (self.presence, json) {
                (Presence::Required | Presence::Optional, Some(json)) => {
                    format!("{kind} {wire:?} as {}", inferred(json))
                }
                _ => format!("{kind} {wire:?}"),
            },
        }
    }
}

/// Returns the type with its parameter inferred, if it has one.
fn inferred(json: &str) -> String {
    match json {
        "IntegerText" => format!("{json}<_>"),
        _ => json.to_owned(),
    }
}
