//! A request before it is read.

use crate::{Body, Headers};

/// What is known of a request before its body comes.
#[derive(Clone, Debug, Default)]
pub struct RequestHead {
    /// The HTTP method, as it was sent.
    pub method: String,
    /// The path as it was sent: neither cleaned nor decoded.
    pub path: String,
    /// The query as it was sent, without the question mark.
    pub query: Option<String>,
    /// All headers.
    pub headers: Headers,
}

/// A request whose operation has been found.
#[derive(Debug, Default)]
pub struct RawRequest {
    /// Method, path, query and headers.
    pub head: RequestHead,
    /// The parameters of the path, decoded, in the order in which they stand in it.
    pub parameters: Vec<String>,
    /// The body. What its stream fails with comes to the operation as it is.
    pub body: Body,
}
