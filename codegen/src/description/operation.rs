//! What the sidecar offers, and how it is asked.

use serde_json::Value as Json;

use crate::source::{Span, Spanned};

use super::{OrReference, Schema};

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
