//! `DELETE /actors/{actorType}/{actorId}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

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

/// A request of the callback [`DEACTIVATE_ACTOR`].
#[derive(Debug)]
pub struct DeactivateActorRequest {
    /// The actor type.
    pub actor_type: String,
    /// The ID of the actor.
    pub actor_id: String,
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl DeactivateActorRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            actor_type: parts.path(),
            actor_id: parts.path(),
            body: parts.body(),
            head: parts.head(),
        }
    }
}

/// How the callback [`DEACTIVATE_ACTOR`] ends.
#[derive(Debug)]
pub enum DeactivateActorOutcome {
    /// The application deactivated the actor.
    Completed,
    /// The application failed. Any status other than 200 has the same effect. The actor still
    /// counts as deactivated.
    Failed,
}

impl DeactivateActorOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Completed => RawResponse::new(200),
            Self::Failed => RawResponse::new(500),
        }
    }
}
