//! Undecoded request.

use crate::{Body, Headers};

/// The part of a request that is known before its body arrives.
#[derive(Clone, Debug, Default)]
pub struct RequestHead {
    /// The HTTP method as received.
    pub method: String,
    /// The path as received, neither cleaned nor decoded.
    pub path: String,
    /// The query as received, without the question mark.
    pub query: Option<String>,
    /// All headers.
    pub headers: Headers,
}

/// A request that has been routed to an operation.
#[derive(Debug, Default)]
pub struct RawRequest {
    /// Method, path, query and headers.
    pub head: RequestHead,
    /// The decoded path parameters, in the order of the path.
    pub parameters: Vec<String>,
    /// The body. The operation receives errors of its stream unchanged.
    pub body: Body,
}
