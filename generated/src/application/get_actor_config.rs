//! `GET /dapr/config`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

use crate::actors::ActorConfig;

/// Returns the actor types that the application hosts.
///
/// The sidecar calls this endpoint once, at startup, as soon as it can reach the
/// application. It does not repeat the call when the application restarts. An application
/// without actors responds with 404.
///
/// Types are hosted only if a placement service is configured.
pub const GET_ACTOR_CONFIG: Callback = Callback {
    name: "get_actor_config",
    method: "GET",
    path: "/dapr/config",
    content_type: None,
};

/// A request of the callback [`GET_ACTOR_CONFIG`].
#[derive(Debug)]
pub struct GetActorConfigRequest {
    /// The app ID of the application.
    pub app_id: Option<String>,
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl GetActorConfigRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            app_id: parts.header("dapr-app-id"),
            body: parts.body(),
            head: parts.head(),
        }
    }
}

/// How the callback [`GET_ACTOR_CONFIG`] ends.
#[derive(Debug)]
pub enum GetActorConfigOutcome {
    /// The hosted actor types and their settings.
    HostsActors {
        /// The body of the response.
        body: ActorConfig,
    },
    /// The application hosts no actors. Any status other than 200 has the same effect.
    NoActors,
}

impl GetActorConfigOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::HostsActors { body } => RawResponse::new(200).protobuf_json(&body),
            Self::NoActors => RawResponse::new(404),
        }
    }
}
