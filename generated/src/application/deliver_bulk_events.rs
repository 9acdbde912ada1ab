//! `POST /{route}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    Callback, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::publish::{BulkEvent, BulkEventResponse};

/// Hands several events to the application.
///
/// This takes the place of single events where the subscription asks for it. Events that go
/// to different routes come separately.
pub const DELIVER_BULK_EVENTS: Callback = Callback {
    name: "deliver_bulk_events",
    method: "POST",
    path: "/{route}",
    content_type: Some("application/json"),
};

/// A request of the callback [`DELIVER_BULK_EVENTS`].
#[derive(Debug)]
pub struct DeliverBulkEventsRequest {
    /// The route that the subscription has for this event.
    pub route: String,
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags
    /// in hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub traceparent: Option<String>,
    /// The events.
    pub body: JsonBody<BulkEvent>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl DeliverBulkEventsRequest {
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

/// How the callback [`DELIVER_BULK_EVENTS`] ends.
#[derive(Debug)]
pub enum DeliverBulkEventsOutcome {
    /// What the application has done with each event. Every status from 200 to 299 means the
    /// same. Unlike with single events, what is not listed or has no status counts as failed,
    /// and so does everything if the body is empty or cannot be read.
    Handled {
        /// The body of the response.
        body: BulkEventResponse,
    },
    /// The application does not know the route. All events are dropped, and do not go to the
    /// dead letter topic.
    Unknown,
    /// The application could not handle any event. Every other status means the same. For what
    /// happens then, see a single event.
    Failed,
}

impl DeliverBulkEventsOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Handled { body } => RawResponse::new(200).protobuf_json(&body),
            Self::Unknown => RawResponse::new(404),
            Self::Failed => RawResponse::new(500),
        }
    }
}
