//! Building a request: arguments are encoded or refused when they are set.

mod body;
mod draft;
mod encode;
mod limits;
mod members;
mod optional_text;
mod refusal;
mod trace_context;

pub(crate) use body::{RequestBody, failed_request_body};
pub(crate) use draft::{Draft, Ready};
pub(crate) use encode::header_value;
pub use optional_text::OptionalText;
pub use refusal::Refusal;
pub use trace_context::TraceContext;
