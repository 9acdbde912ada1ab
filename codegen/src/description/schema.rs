//! Schemas: the types of values.

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
    /// Whether this is the body of an error that does not have the common shape of errors.
    pub(crate) error_body: bool,
    /// The meaning of an absent value.
    pub(crate) default: Option<Json>,
    /// Whether the value is a positional argument although it is not required on the wire.
    pub(crate) argument: bool,
    pub(crate) offered: Offered,
    pub(crate) rename: Option<Spanned<String>>,
}

/// Conveniences that the client offers for a value, each with the position of its key.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Offered {
    /// Whether a text can also be given as an `Option`.
    pub(crate) optional: Option<Span>,
    /// Whether a map usually has a single entry, so that its value can be read directly.
    pub(crate) single: Option<Span>,
    /// Whether the value is any JSON, which the enclosing struct can deserialize into a type.
    pub(crate) json: Option<Span>,
}

/// The kind of value that a schema describes.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Any JSON value.
    Any,
    Reference(Reference),
    Boolean,
    Integer(Integer),
    /// An integer that is encoded as a string.
    IntegerText(Integer),
    Number,
    String(Text),
    /// A duration, with its notation on the wire.
    Duration(Notation),
    /// One fixed string.
    Const(Spanned<String>),
    Enumeration(Enumeration),
    Array(Box<Schema>),
    Object(Object),
    /// An object that never has members.
    Nothing,
    /// One of several objects, distinguished by a property that is a constant in each.
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

/// The content of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    Plain,
    DateTime,
    Password,
    Base64,
    /// A point in time: `1h`, or `2030-01-01T00:00:00Z`.
    Moment,
    /// An interval: `10m`, or `R3/PT10M`.
    Period,
}

/// The notation of a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// A string: `"60"`.
    Seconds,
    /// A number: `60`.
    SecondsNumber,
    /// A number: `60000`.
    MillisecondsNumber,
    /// A Go duration: `1m0s`.
    Go,
    /// A Protocol Buffers duration: `60s`, `0.5s`.
    Protobuf,
}

/// Named strings, or named integers.
#[derive(Debug)]
pub(crate) struct Enumeration {
    /// The range of the integers, if the values are integers.
    pub(crate) numbers: Option<Integer>,
    /// Whether other values are possible.
    pub(crate) open: bool,
    pub(crate) values: Vec<EnumerationValue>,
}

/// One value of an enumeration. An integer is stored as text.
#[derive(Debug)]
pub(crate) struct EnumerationValue {
    pub(crate) value: Spanned<String>,
    pub(crate) description: Spanned<String>,
    pub(crate) rename: Option<Spanned<String>>,
}

/// An object with named properties, with other properties of one schema, or with both.
#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) properties: Vec<Property>,
    pub(crate) additional: Option<Box<Schema>>,
    /// Whether an object that has properties also keeps properties that are not described.
    pub(crate) open: bool,
}

/// A property of an object.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) name: Spanned<String>,
    pub(crate) required: bool,
    pub(crate) schema: Schema,
}
