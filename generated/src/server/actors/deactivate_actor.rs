//! `DELETE /actors/{actorType}/{actorId}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Deactivates an actor.
///
/// The sidecar calls this endpoint when the actor has been idle for its timeout, when it
/// moves to another host, and when the sidecar stops. A later call activates the actor
/// again. The request has the content type `application/x-protobuf` and no body.
pub const DEACTIVATE_ACTOR: Callback = Callback {
    name: "deactivate_actor",
    method: "DELETE",
    path: "/actors/{actorType}/{actorId}",
    content_type: None,
};
