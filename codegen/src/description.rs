//! The description as it was written: the subset of OpenAPI 3.1 that the project accepts.
//!
//! Plain data that every later stage reads. It decides nothing; it only knows where each
//! thing stands.

use serde_json::Value as Json;

use crate::source::{Span, Spanned};

/// All documents, in the order of their file names.
#[derive(Debug)]
pub(crate) struct Description {
    pub(crate) documents: Vec<Document>,
}

/// One file.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) file: usize,
    /// The file's name without its ending.
    pub(crate) module: String,
    pub(crate) summary: Spanned<String>,
    pub(crate) version: Spanned<String>,
    pub(crate) description: Spanned<String>,
    pub(crate) operations: Vec<Operation>,
    /// What the sidecar calls at the application; the path is that of the application.
    pub(crate) callbacks: Vec<Operation>,
    pub(crate) components: Components,
}

/// What other places refer to by `$ref`.
#[derive(Debug, Default)]
pub(crate) struct Components {
    pub(crate) schemas: Vec<Named<Schema>>,
    pub(crate) parameters: Vec<Named<Parameter>>,
    pub(crate) headers: Vec<Named<Header>>,
    pub(crate) responses: Vec<Named<Response>>,
    /// The names of all components, of those with faults, too.
    pub(crate) names: Vec<(Section, String)>,
}

/// A component under its name.
#[derive(Debug)]
pub(crate) struct Named<T> {
    pub(crate) name: Spanned<String>,
    pub(crate) value: T,
}

/// A thing written in place, or a `$ref` to a component.
#[derive(Debug)]
pub(crate) enum OrReference<T> {
    Here(T),
    Reference(Reference),
}

/// A `$ref`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) file: usize,
    pub(crate) section: Section,
    pub(crate) name: String,
    pub(crate) span: Span,
}

/// The part of `components` that a `$ref` points into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Schemas,
    Parameters,
    Headers,
    Responses,
}

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The key of the operation, that is its HTTP method.
    pub(crate) method: Spanned<String>,
    pub(crate) path: Spanned<String>,
    pub(crate) id: Spanned<String>,
    pub(crate) summary: Spanned<String>,
    pub(crate) description: Spanned<String>,
    /// The name under which daprd registers it.
    pub(crate) registered_as: Spanned<String>,
    pub(crate) stability: Stability,
    pub(crate) deprecated: bool,
    pub(crate) other_methods: OtherMethods,
    pub(crate) alias_paths: Vec<Spanned<String>>,
    pub(crate) ready_probe: Option<Span>,
    /// Requests need no API token.
    pub(crate) without_token: bool,
    pub(crate) parameters: Vec<OrReference<Parameter>>,
    pub(crate) body: Option<RequestBody>,
    pub(crate) responses: Vec<(Spanned<Status>, OrReference<Response>)>,
}

/// How settled an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stability {
    Stable,
    Beta,
    Alpha,
}

/// The HTTP methods that are handled like the one that is described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OtherMethods {
    Listed(Vec<String>),
    Any,
}

/// The key of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    Code(u16),
    Default,
}

/// A parameter in the path, in the query, or in a header.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: Spanned<String>,
    pub(crate) location: Spanned<Location>,
    pub(crate) required: bool,
    pub(crate) description: Spanned<String>,
    pub(crate) schema: Schema,
    pub(crate) example: Option<Spanned<Json>>,
    pub(crate) deprecated: bool,
    pub(crate) slashes: bool,
    /// The sidecar takes all that is left of a path for it, slashes included.
    pub(crate) rest: bool,
    pub(crate) prefix: Option<Spanned<String>>,
    pub(crate) repeatable: bool,
    /// What a value must not be, because it would not arrive as it is.
    pub(crate) refused: Vec<Refusal>,
    pub(crate) rename: Option<Spanned<String>>,
}

/// A kind of value that is refused before it is sent.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) rule: Rule,
    pub(crate) because: Spanned<String>,
}

/// What makes a value a refused one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    Equal(String),
    Containing(String),
    StartingWith(String),
    EndingWith(String),
    ControlCharacters,
}

/// Where a parameter stands in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    Path,
    Query,
    Header,
}

/// The body of a request.
#[derive(Debug)]
pub(crate) struct RequestBody {
    pub(crate) span: Span,
    pub(crate) description: Spanned<String>,
    pub(crate) required: bool,
    pub(crate) content: Content,
}

/// One media type with its schema.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) media_type: Spanned<String>,
    pub(crate) schema: Option<Schema>,
    pub(crate) example: Option<Spanned<Json>>,
}

/// One answer.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) span: Span,
    pub(crate) description: Spanned<String>,
    pub(crate) headers: Vec<(Spanned<String>, OrReference<Header>)>,
    pub(crate) content: Option<Content>,
    pub(crate) outcome: Option<Spanned<String>>,
    pub(crate) errors: Vec<ErrorCase>,
    pub(crate) passthrough: Option<Span>,
    /// The body is written as Protocol Buffers write JSON.
    pub(crate) protobuf_json: bool,
    /// The body may be large and is handed out while it arrives.
    pub(crate) streamed: bool,
}

/// An error code that a status can carry, and when it does.
#[derive(Debug)]
pub(crate) struct ErrorCase {
    pub(crate) code: Spanned<String>,
    pub(crate) when: Spanned<String>,
}

/// A header of a response.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) example: Option<Json>,
    pub(crate) description: Spanned<String>,
    pub(crate) required: bool,
    pub(crate) schema: Schema,
    pub(crate) prefix: Option<Spanned<String>>,
    pub(crate) rename: Option<Spanned<String>>,
}

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
}

/// A property of an object.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) name: Spanned<String>,
    pub(crate) required: bool,
    pub(crate) schema: Schema,
}

impl Section {
    pub(crate) const ALL: [Self; 4] = [
        Self::Schemas,
        Self::Parameters,
        Self::Headers,
        Self::Responses,
    ];

    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Parameters => "parameters",
            Self::Headers => "headers",
            Self::Responses => "responses",
        }
    }
}

/// A kind of component that can be found by a [`Reference`].
pub(crate) trait Component: Sized {
    fn of(components: &Components) -> &[Named<Self>];
}

impl Component for Schema {
    fn of(components: &Components) -> &[Named<Self>] {
        &components.schemas
    }
}

impl Component for Parameter {
    fn of(components: &Components) -> &[Named<Self>] {
        &components.parameters
    }
}

impl Component for Header {
    fn of(components: &Components) -> &[Named<Self>] {
        &components.headers
    }
}

impl Component for Response {
    fn of(components: &Components) -> &[Named<Self>] {
        &components.responses
    }
}

impl Description {
    /// The document read from this file.
    pub(crate) fn document(&self, file: usize) -> Option<&Document> {
        self.documents.iter().find(|document| document.file == file)
    }

    /// What a reference points at.
    pub(crate) fn find<T: Component>(&self, reference: &Reference) -> Option<&Named<T>> {
        let components = &self.document(reference.file)?.components;
        T::of(components)
            .iter()
            .find(|named| named.name.value == reference.name)
    }

    /// The thing itself, wherever it is written.
    pub(crate) fn resolve<'a, T: Component>(&'a self, item: &'a OrReference<T>) -> Option<&'a T> {
        match item {
            OrReference::Here(value) => Some(value),
            OrReference::Reference(reference) => self.find(reference).map(|named| &named.value),
        }
    }

    /// The schema itself, behind any references.
    pub(crate) fn schema<'a>(&'a self, schema: &'a Schema) -> Option<&'a Schema> {
        match &schema.shape {
            Shape::Reference(reference) => self.find::<Schema>(reference).map(|named| &named.value),
            _ => Some(schema),
        }
    }
}
