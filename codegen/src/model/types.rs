//! Types that are encoded as JSON.

use serde::Serialize;

use super::{Argument, Docs, Imports};

/// A struct that is encoded as a JSON object.
#[derive(Debug, Serialize)]
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    pub(crate) derives: String,
    pub(crate) fields: Vec<Field>,
    /// Constants that are written with the struct.
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) constructor: Option<Constructor>,
    pub(crate) setters: Vec<FieldSetter>,
    /// The field that the `json` method deserializes into a type.
    pub(crate) json: Option<String>,
    /// Whether it belongs to the server half, in which nothing is `non_exhaustive`.
    pub(crate) of_server: bool,
    /// Whether it holds a secret that must not be displayed.
    pub(crate) secret: bool,
    pub(crate) imports: Imports,
}

/// One field of a struct.
#[derive(Debug, Serialize)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
    /// Its position in the JSON object, in the syntax of the runtime's `json_struct!`.
    pub(crate) wire: String,
}

/// Whether a field is always present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Presence {
    Required,
    Optional,
    /// A boolean that defaults to `false` if omitted.
    Flag,
    /// A list that is omitted if empty.
    List,
    /// A map that is omitted if empty.
    Map,
}

/// The `new` function.
#[derive(Debug, Serialize)]
pub(crate) struct Constructor {
    pub(crate) arguments: Vec<Argument>,
    /// Fields with their initial values.
    pub(crate) fields: Vec<String>,
    /// Whether it has no arguments, so that `Default` is equivalent.
    pub(crate) default: bool,
}

/// A method of a struct that sets one of its fields.
#[derive(Debug, Serialize)]
pub(crate) struct FieldSetter {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) arguments: Vec<Argument>,
    /// The statement that sets it.
    pub(crate) statement: String,
}

/// Named strings, or named integers.
#[derive(Debug, Serialize)]
pub(crate) struct Enumeration {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    pub(crate) open: bool,
    /// The type of the integers, if the values are integers.
    pub(crate) number: Option<String>,
    pub(crate) variants: Vec<EnumerationVariant>,
    pub(crate) imports: Imports,
}

/// One string or integer with its name.
#[derive(Debug, Serialize)]
pub(crate) struct EnumerationVariant {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) docs: Docs,
}

/// One of several structs, distinguished by a constant.
#[derive(Debug, Serialize)]
pub(crate) struct Union {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    /// The name on the wire of the property that distinguishes the members.
    pub(crate) tag: String,
    pub(crate) members: Vec<UnionMember>,
    pub(crate) imports: Imports,
}

/// One member of a union.
#[derive(Debug, Serialize)]
pub(crate) struct UnionMember {
    /// The value of that property.
    pub(crate) tag: String,
    pub(crate) variant: String,
    /// The function that creates the member.
    pub(crate) function: String,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
}

/// An object with exactly one of several members, distinguished by the member's name.
#[derive(Debug, Serialize)]
pub(crate) struct Alternatives {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    pub(crate) members: Vec<Alternative>,
    /// Whether a response can contain an undescribed member.
    pub(crate) open: bool,
    pub(crate) imports: Imports,
}

/// One of the members.
#[derive(Debug, Serialize)]
pub(crate) struct Alternative {
    /// The name on the wire.
    pub(crate) wire: String,
    pub(crate) variant: String,
    pub(crate) docs: Docs,
    /// The type of its value, if the value carries information.
    pub(crate) rust_type: Option<String>,
}
