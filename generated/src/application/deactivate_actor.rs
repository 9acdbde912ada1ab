//! `DELETE /actors/{actorType}/{actorId}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

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

/// A request of the callback [`DEACTIVATE_ACTOR`].
#[derive(Debug)]
pub struct DeactivateActorRequest {
    /// The type of the actor.
    pub actor_type: String,
    /// The id of the actor.
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
    /// The application has forgotten the actor.
    Done,
    /// The application failed. Any status but 200 counts as this. The actor counts as
    /// deactivated all the same.
    Failed,
}

impl DeactivateActorOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Done => RawResponse::new(200),
            Self::Failed => RawResponse::new(500),
        }
    }
}
