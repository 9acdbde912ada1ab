//! What values look like.

use serde_json::Value as Json;

use crate::source::{Span, Spanned};

use super::Reference;

/// A schema.
#[derive(Debug)]
pub(crate) struct Schema {
    pub(crate) span: Span,
    pub(crate) shape: Shape,
    pub(crate) nullable: bool,
    pub(crate) description: Option<Spanned<String>>,
    pub(crate) deprecated: bool,
    pub(crate) example: Option<Json>,
    /// The body of an error that has another shape than all others.
    pub(crate) error_body: bool,
    /// What an absent value means.
    pub(crate) default: Option<Json>,
    /// Positional although it is not required on the wire.
    pub(crate) argument: bool,
    pub(crate) offered: Offered,
    pub(crate) rename: Option<Spanned<String>>,
}

/// What the client offers to make a value easier to use.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Offered {
    /// A text that can be given as an `Option`, too.
    pub(crate) optional: bool,
    /// A map that has a single entry mostly, whose value can be had at once.
    pub(crate) single: bool,
    /// Any JSON, which the struct that it is in can read as a type.
    pub(crate) json: bool,
}

/// What a schema describes.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Any JSON value.
    Any,
    Reference(Reference),
    Boolean,
    Integer(Integer),
    /// An integer that travels as a string.
    IntegerText(Integer),
    Number,
    String(Text),
    /// A length of time, in the notation that it travels in.
    Duration(Notation),
    /// One fixed string.
    Const(Spanned<String>),
    Enumeration(Enumeration),
    Array(Box<Schema>),
    Object(Object),
    /// An object that has no members, ever.
    Nothing,
    /// One of several objects, told apart by a property that is a constant in each.
    Union(Vec<Schema>),
    /// An object with exactly one of these properties.
    Alternatives(Vec<Property>),
}

/// The range of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Integer {
    Int32,
    Int64,
    Uint32,
    Uint64,
}

/// What a string holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    Plain,
    DateTime,
    Password,
    Base64,
    /// `1h`, or `2030-01-01T00:00:00Z`
    Moment,
    /// `10m`, or `R3/PT10M`
    Period,
}

/// How a length of time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// `"60"`
    Seconds,
    /// `60`, as a number.
    SecondsNumber,
    /// `60000`, as a number.
    MillisecondsNumber,
    /// `1m0s`
    Go,
    /// `60s`, `0.5s`
    Protobuf,
}

/// Named strings, or named integers.
#[derive(Debug)]
pub(crate) struct Enumeration {
    /// They are integers of this range.
    pub(crate) numbers: Option<Integer>,
    /// Other ones may come, too.
    pub(crate) open: bool,
    pub(crate) values: Vec<EnumerationValue>,
}

/// One of the strings of an enumeration; of an integer it is the text.
#[derive(Debug)]
pub(crate) struct EnumerationValue {
    pub(crate) value: Spanned<String>,
    pub(crate) description: Spanned<String>,
    pub(crate) rename: Option<Spanned<String>>,
}

/// An object: named properties, other ones of one schema, or both.
#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) properties: Vec<Property>,
    pub(crate) additional: Option<Box<Schema>>,
    /// It has properties, and keeps others that are not described.
    pub(crate) open: bool,
}

/// A property of an object.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) name: Spanned<String>,
    pub(crate) required: bool,
    pub(crate) schema: Schema,
}
