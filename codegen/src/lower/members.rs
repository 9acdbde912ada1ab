//! One property of an object, as a field.

use super::types::Type;
use crate::description::Property;
use crate::model::{Docs, Field, Needed, Presence};

/// What is known of one property.
pub(super) struct Member<'a> {
    pub(super) name: String,
    pub(super) property: &'a Property,
    pub(super) docs: Docs,
    pub(super) member_type: Type,
    pub(super) presence: Presence,
    /// Given when the struct is made.
    pub(super) positional: bool,
}

impl Member<'_> {
    pub(super) fn field(&self, decoded: Needed) -> Field {
        let rust_type = match self.presence {
            Presence::Optional => format!("Option<{}>", self.member_type.rust()),
            _ => self.member_type.rust(),
        };
        Field {
            name: self.name.clone(),
            docs: self.docs.clone(),
            rust_type,
            encode: self.encode(),
            decode: match decoded {
                Needed::Always => self.decode(),
                Needed::ByServer => self.decode_leniently(),
            },
        }
    }

    /// Writes the field to `object`.
    fn encode(&self) -> String {
        let (name, wire) = (&self.name, &self.property.name.value);
        match (self.presence, self.member_type.in_json()) {
            (Presence::Required, None) => {
                format!("object.field({wire:?}, &self.{name})")
            }
            (Presence::Required, Some(json)) => {
                format!("object.field({wire:?}, &{json}(self.{name}))")
            }
            (Presence::Optional, None) => {
                format!("object.optional({wire:?}, self.{name}.as_ref())")
            }
            (Presence::Optional, Some(json)) => {
                format!("object.optional({wire:?}, self.{name}.map({json}).as_ref())")
            }
            (Presence::Flag, _) => format!("object.flag({wire:?}, self.{name})"),
            (Presence::List, _) => format!("object.list({wire:?}, &self.{name})"),
            (Presence::Map, _) => format!("object.map({wire:?}, &self.{name})"),
        }
    }

    /// Reads the field from `object`.
    fn decode(&self) -> String {
        let wire = &self.property.name.value;
        match (self.presence, self.member_type.in_json()) {
            (Presence::Required, None) => format!("object.required({wire:?})?"),
            (Presence::Required, Some(json)) => {
                format!("object.required::<{}>({wire:?})?.0", inferred(json))
            }
            (Presence::Optional, None) => format!("object.optional({wire:?})?"),
            (Presence::Optional, Some(json)) => {
                format!(
                    "object.optional::<{}>({wire:?})?.map(|value| value.0)",
                    inferred(json)
                )
            }
            (Presence::Flag | Presence::List | Presence::Map, _) => {
                format!("object.default({wire:?})?")
            }
        }
    }
}

impl Member<'_> {
    /// As daprd reads it: what is absent has the zero value of its type, if there is one.
    fn decode_leniently(&self) -> String {
        let wire = &self.property.name.value;
        match (self.presence, self.member_type.in_json()) {
            (Presence::Required, None) if self.member_type.has_default() => {
                format!("object.default({wire:?})?")
            }
            (Presence::Required, Some(json)) => {
                format!("object.default::<{}>({wire:?})?.0", inferred(json))
            }
            _ => self.decode(),
        }
    }
}

/// The type with its parameter left to be inferred, if it has one.
fn inferred(json: &str) -> String {
    match json {
        "IntegerText" => format!("{json}<_>"),
        _ => json.to_owned(),
    }
}
