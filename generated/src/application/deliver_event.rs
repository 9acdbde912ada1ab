//! `POST /{route}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    Callback, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::publish::{CloudEvent, EventResponse};

/// Hands an event to the application.
///
/// The body is the envelope as it was published. Where the subscription has the metadata
/// `rawPayload`, daprd makes an envelope around the bytes of the message, with
/// `data_base64`.
pub const DELIVER_EVENT: Callback = Callback {
    name: "deliver_event",
    method: "POST",
    path: "/{route}",
    content_type: Some("application/cloudevents+json"),
};

/// A request of the callback [`DELIVER_EVENT`].
#[derive(Debug)]
pub struct DeliverEventRequest {
    /// The route that the subscription has for this event.
    pub route: String,
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags
    /// in hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
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
    /// What the application has done with the event. Every status from 200 to 299 means the
    /// same. An empty body, one that is not JSON, and one without a status count as success.
    Handled {
        /// The body of the response.
        body: EventResponse,
    },
    /// The application does not know the route. The event goes to the dead letter topic if
    /// there is one, and is dropped otherwise.
    Unknown,
    /// The application could not handle the event. Every other status means the same, redirects
    /// among them. The event comes again if a resiliency policy says so; then it goes to the
    /// dead letter topic if there is one, and otherwise back to the broker, which decides.
    Failed,
}

impl DeliverEventOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Handled { body } => RawResponse::new(200).protobuf_json(&body),
            Self::Unknown => RawResponse::new(404),
            Self::Failed => RawResponse::new(500),
        }
    }
}
