//! The other half of the API: what a sidecar reads and answers (feature `server`).
//!
//! The generated crate has a request, an outcome and an error for each operation. What they share
//! is here: a request before it is read ([`RawRequest`]) and an answer after it is written
//! ([`RawResponse`]), the values within them, and the table of routes.
//!
//! Nothing here knows HTTP libraries, and nothing decides what a sidecar does: a value that cannot
//! be read is handed to the operation with its text, because it is the operation that knows what
//! to answer, and when.

mod answer;
mod callback;
mod error_answer;
mod given;
mod go_json;
mod json_body;
mod parts;
mod query;
mod request;
mod route;
#[cfg(test)]
mod testing;
mod text;
mod to_header;

pub use answer::RawResponse;
pub use callback::Callback;
pub use error_answer::ErrorResponse;
pub use given::Given;
pub use go_json::go_json;
pub use json_body::{JsonBody, JsonText};
pub use parts::Parts;
pub use query::{query_pairs, query_unescape};
pub use request::{RawRequest, RequestHead};
pub use route::{Methods, Route, RoutePath, Segment};
pub use to_header::ToHeader;
