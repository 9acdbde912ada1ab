//! `GET /dapr/config`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

use crate::actors::ActorConfig;

/// Asks the application which types of actors it hosts.
///
/// The sidecar asks once, when it starts and as soon as it can reach the application; it
/// does not ask again when the application comes back. An application without actors
/// answers 404.
///
/// Types are hosted only where the sidecar knows a placement service.
pub const GET_ACTOR_CONFIG: Callback = Callback {
    name: "get_actor_config",
    method: "GET",
    path: "/dapr/config",
    content_type: None,
};

/// A request of the callback [`GET_ACTOR_CONFIG`].
#[derive(Debug)]
pub struct GetActorConfigRequest {
    /// The id of the application.
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
    /// The types that the application hosts, and how.
    Hosting {
        /// The body of the response.
        body: ActorConfig,
    },
    /// The application hosts no actors. Any status but 200 counts as this.
    Absent,
}

impl GetActorConfigOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Hosting { body } => RawResponse::new(200).protobuf_json(&body),
            Self::Absent => RawResponse::new(404),
        }
    }
}
