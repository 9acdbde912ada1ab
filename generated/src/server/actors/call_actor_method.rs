//! `PUT /actors/{actorType}/{actorId}/method/{method}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Calls a method of an actor that the application hosts.
///
/// Calls to an actor run one at a time, unless its type is reentrant. No separate callback
/// activates an actor: the first method, reminder or timer call does.
///
/// The request is always a PUT, with the caller's query, headers, content type and body.
/// Methods whose names start with `remind/` or `timer/` cannot be distinguished from
/// reminders and timers.
pub const CALL_ACTOR_METHOD: Callback = Callback {
    name: "call_actor_method",
    method: "PUT",
    path: "/actors/{actorType}/{actorId}/method/{method}",
    content_type: None,
};
