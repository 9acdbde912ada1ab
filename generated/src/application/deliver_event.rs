//! `POST /{route}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    Callback, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::publish::{CloudEvent, EventResponse};

/// Delivers an event to the application.
///
/// The body is the envelope as it was published. If the subscription has the metadata
/// `rawPayload`, daprd wraps the bytes of the message in an envelope with `data_base64`.
pub const DELIVER_EVENT: Callback = Callback {
    name: "deliver_event",
    method: "POST",
    path: "/{route}",
    content_type: Some("application/cloudevents+json"),
};

/// A request of the callback [`DELIVER_EVENT`].
#[derive(Debug)]
pub struct DeliverEventRequest {
    /// The route of the subscription that the event matches.
    pub route: String,
    /// The W3C trace context of the request: version, trace ID, parent ID and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// If omitted or malformed, daprd starts a new trace. The header is returned in the
    /// response and propagated to called applications.
    pub traceparent: Option<String>,
    /// The event.
    pub body: JsonBody<CloudEvent>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl DeliverEventRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            route: parts.path(),
            traceparent: parts.header("traceparent"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }
}

/// How the callback [`DELIVER_EVENT`] ends.
#[derive(Debug)]
pub enum DeliverEventOutcome {
    /// The application processed the event and reports the result. Every status from 200 to 299
    /// has the same effect. An empty body, a body that is not JSON, and a body without a status
    /// mean success.
    Processed {
        /// The body of the response.
        body: EventResponse,
    },
    /// The application has no such route. The event goes to the dead letter topic, or is
    /// dropped if there is none.
    NotFound,
    /// The application failed to process the event. Every other status, including redirects,
    /// has the same effect. daprd retries if a resiliency policy says so. After that, the event
    /// goes to the dead letter topic, or back to the broker if there is none.
    Failed,
}

impl DeliverEventOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Processed { body } => RawResponse::new(200).protobuf_json(&body),
            Self::NotFound => RawResponse::new(404),
            Self::Failed => RawResponse::new(500),
        }
    }
}
