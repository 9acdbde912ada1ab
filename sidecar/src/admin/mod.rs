//! The admin API: the clock, injected failures and the recorder over HTTP, for tests in any language.
//!
//! `admin/openapi.yaml` describes it, and `admin/page.html` is the page at `/`.
//!
//! - `server`: connections, and the requests that are refused before they are routed;
//! - `routes`: the table of operations;
//! - `request`, `response`: parameters, JSON bodies, and errors;
//! - `content`: bodies, events and values in JSON;
//! - all others: one file for each group of operations.

mod calls;
mod clock;
mod content;
mod events;
mod failures;
mod overview;
mod page;
mod request;
mod response;
mod routes;
mod server;
mod state;
#[cfg(test)]
mod tests;

pub(crate) use self::server::serve;
