//! Types that travel as JSON.

use serde::Serialize;

use super::{Argument, Docs, Imports};

/// A struct that travels as a JSON object.
#[derive(Debug, Serialize)]
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    pub(crate) derives: String,
    pub(crate) fields: Vec<Field>,
    /// Constants that are written with it.
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) constructor: Option<Constructor>,
    pub(crate) setters: Vec<FieldSetter>,
    /// The field that `json` reads as a type.
    pub(crate) json: Option<String>,
    /// It belongs to the server half, in which nothing is `non_exhaustive`.
    pub(crate) of_server: bool,
    /// It holds something that must not be shown.
    pub(crate) secret: bool,
    pub(crate) imports: Imports,
}

/// One field of a struct.
#[derive(Debug, Serialize)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
    /// Its place in the JSON object, as the runtime's `json_struct!` takes it.
    pub(crate) wire: String,
}

/// Whether a field is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Presence {
    Required,
    Optional,
    /// A boolean that is `false` when it is left out.
    Flag,
    /// A list that is left out when it is empty.
    List,
    /// A map that is left out when it is empty.
    Map,
}

/// `new`.
#[derive(Debug, Serialize)]
pub(crate) struct Constructor {
    pub(crate) arguments: Vec<Argument>,
    /// Fields with their first values.
    pub(crate) fields: Vec<String>,
    /// It takes nothing, so `Default` does the same.
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
    /// The type of the integers, if they are integers.
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

/// One of several structs, told apart by a constant.
#[derive(Debug, Serialize)]
pub(crate) struct Union {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    /// The name on the wire of what tells the members apart.
    pub(crate) tag: String,
    pub(crate) members: Vec<UnionMember>,
    pub(crate) imports: Imports,
}

/// One member of a union.
#[derive(Debug, Serialize)]
pub(crate) struct UnionMember {
    /// The text that tells it from the others.
    pub(crate) tag: String,
    pub(crate) variant: String,
    /// The function that makes one.
    pub(crate) function: String,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
}

/// An object with exactly one of several members: one of several values, told apart by their names.
#[derive(Debug, Serialize)]
pub(crate) struct Alternatives {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    pub(crate) members: Vec<Alternative>,
    /// A response can hold another one.
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
    /// What it holds, if that says anything.
    pub(crate) rust_type: Option<String>,
}
