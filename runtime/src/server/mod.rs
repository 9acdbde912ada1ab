//! Server half of the API: decoding requests and encoding responses in a sidecar or an
//! application (feature `server`).
//!
//! The generated crate has a request, an outcome and an error for each operation. This module
//! contains what they share: undecoded requests ([`RawRequest`]), encoded responses
//! ([`RawResponse`]), the values within them, and the route table.
//!
//! This module depends on no HTTP library, and does not define how a sidecar behaves. If a value
//! is invalid, the operation receives it as text, because only the operation knows how and when to
//! respond.

mod callback;
mod error_response;
mod given;
mod go_json;
mod json_body;
mod parts;
mod query;
mod request;
mod response;
mod route;
#[cfg(test)]
mod testing;
mod text;
mod to_header;

pub use callback::Callback;
pub use error_response::ErrorResponse;
pub use given::Given;
pub use go_json::go_json;
pub use json_body::{JsonBody, JsonText};
pub use parts::Parts;
pub use query::{path_unescape, query_pairs, query_unescape};
pub use request::{RawRequest, RequestHead};
pub use response::RawResponse;
pub use route::{Methods, Route, RoutePath, Segment};
pub use to_header::ToHeader;
