//! `GET /dapr/subscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

use crate::publish::Subscription;

/// Returns the subscriptions of the application.
///
/// The sidecar calls this endpoint once, when the application starts to listen, and only if
/// a pub/sub component is loaded.
///
/// If a component and topic have several subscriptions, the last one applies. Subscriptions
/// without a route are ignored. If any subscription is invalid, for example because of a
/// syntax error in a rule, all subscriptions are ignored.
pub const GET_SUBSCRIPTIONS: Callback = Callback {
    name: "get_subscriptions",
    method: "GET",
    path: "/dapr/subscribe",
    content_type: None,
};

/// A request of the callback [`GET_SUBSCRIPTIONS`].
#[derive(Debug)]
pub struct GetSubscriptionsRequest {
    /// The app ID of the application that is called.
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
    /// The subscriptions of the application.
    HasSubscriptions {
        /// The body of the response.
        body: Vec<Subscription>,
    },
    /// The application has no subscriptions. A 200 response with an empty body has the same
    /// effect. So does any other status, but daprd logs it as an error.
    NoSubscriptions,
}

impl GetSubscriptionsOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::HasSubscriptions { body } => RawResponse::new(200).protobuf_json(&body),
            Self::NoSubscriptions => RawResponse::new(404),
        }
    }
}
