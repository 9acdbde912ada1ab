//! The operations of the sidecar, and their requests and responses.

use serde_json::Value as Json;

use crate::source::{Span, Spanned};

use super::{OrReference, Schema};

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The key of the operation, which is its HTTP method.
    pub(crate) method: Spanned<String>,
    pub(crate) path: Spanned<String>,
    pub(crate) id: Spanned<String>,
    pub(crate) summary: Spanned<String>,
    pub(crate) description: Spanned<String>,
    /// The name under which daprd registers the operation.
    pub(crate) registered_as: Spanned<String>,
    pub(crate) stability: Stability,
    pub(crate) deprecated: bool,
    pub(crate) other_methods: OtherMethods,
    pub(crate) alias_paths: Vec<Spanned<String>>,
    pub(crate) ready_probe: Option<Span>,
    /// Whether requests need no API token.
    pub(crate) without_token: bool,
    pub(crate) parameters: Vec<OrReference<Parameter>>,
    pub(crate) body: Option<RequestBody>,
    pub(crate) responses: Vec<(Spanned<Status>, OrReference<Response>)>,
}

/// The stability of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stability {
    Stable,
    Beta,
    Alpha,
}

/// The HTTP methods that are handled like the described one.
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

/// A path, query or header parameter.
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
    /// Whether the parameter takes the rest of the path, including slashes.
    pub(crate) rest: bool,
    pub(crate) prefix: Option<Spanned<String>>,
    pub(crate) repeatable: bool,
    /// The rules that a value must not match, because it would not arrive unchanged.
    pub(crate) refused: Vec<Refusal>,
    pub(crate) rename: Option<Spanned<String>>,
}

/// A kind of value that is rejected before the request is sent.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) rule: Rule,
    pub(crate) because: Spanned<String>,
}

/// The condition under which a value is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    Equal(String),
    Containing(String),
    StartingWith(String),
    EndingWith(String),
    ControlCharacters,
}

/// The location of a parameter in a request.
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

/// One response.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) span: Span,
    pub(crate) description: Spanned<String>,
    pub(crate) headers: Vec<(Spanned<String>, OrReference<Header>)>,
    pub(crate) content: Option<Content>,
    pub(crate) outcome: Option<Spanned<String>>,
    pub(crate) errors: Vec<ErrorCase>,
    pub(crate) passthrough: Option<Span>,
    /// Whether the body uses the JSON encoding of Protocol Buffers.
    pub(crate) protobuf_json: bool,
    /// Whether the body may be large and is streamed.
    pub(crate) streamed: bool,
}

/// An error code that a status can carry, and the condition under which it does.
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
