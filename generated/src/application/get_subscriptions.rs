//! `GET /dapr/subscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

use crate::publish::Subscription;

/// Asks what the application subscribes to.
///
/// The sidecar asks once, as soon as the application listens, and only if it has a pub/sub
/// component. Of several subscriptions to one topic of one component the last counts. One
/// without a route is left out. If a single one cannot be read, an expression in it for
/// example, there are none at all.
pub const GET_SUBSCRIPTIONS: Callback = Callback {
    name: "get_subscriptions",
    method: "GET",
    path: "/dapr/subscribe",
    content_type: None,
};

/// A request of the callback [`GET_SUBSCRIPTIONS`].
#[derive(Debug)]
pub struct GetSubscriptionsRequest {
    /// The id of the application itself.
    pub dapr_app_id: Option<String>,
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl GetSubscriptionsRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            dapr_app_id: parts.header("dapr-app-id"),
            body: parts.body(),
            head: parts.head(),
        }
    }
}

/// How the callback [`GET_SUBSCRIPTIONS`] ends.
#[derive(Debug)]
pub enum GetSubscriptionsOutcome {
    /// The application subscribes to these topics.
    Subscribed {
        /// The body of the response.
        body: Vec<Subscription>,
    },
    /// The application subscribes to nothing. Every other status means the same, but daprd logs
    /// it as an error; and 200 with an empty body means the same.
    NotSubscribed,
}

impl GetSubscriptionsOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Subscribed { body } => RawResponse::new(200).protobuf_json(&body),
            Self::NotSubscribed => RawResponse::new(404),
        }
    }
}
