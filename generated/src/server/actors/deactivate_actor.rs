//! `DELETE /actors/{actorType}/{actorId}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Tells the application that an actor is no longer active.
///
/// It comes when the actor has been idle for long enough, when it moves to another host,
/// and when the sidecar stops. A call after this activates the actor anew. The request has
/// the content type `application/x-protobuf` and no body.
pub const DEACTIVATE_ACTOR: Callback = Callback {
    name: "deactivate_actor",
    method: "DELETE",
    path: "/actors/{actorType}/{actorId}",
    content_type: None,
};
