//! `PUT /actors/{actorType}/{actorId}/method/{method}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Calls a method of an actor that the application hosts.
///
/// Calls to one actor come one after the other, unless its type is reentrant. There is no
/// call that activates an actor: the first call of a method, a reminder or a timer is that.
///
/// It is always a PUT, whatever the caller used, and has the caller's query, headers,
/// content type and body. Methods whose names begin with `remind/` and `timer/` cannot be
/// told from reminders and timers.
pub const CALL_ACTOR_METHOD: Callback = Callback {
    name: "call_actor_method",
    method: "PUT",
    path: "/actors/{actorType}/{actorId}/method/{method}",
    content_type: None,
};
