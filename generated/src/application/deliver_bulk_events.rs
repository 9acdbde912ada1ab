//! `POST /{route}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    Callback, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::publish::{BulkEvent, BulkEventResponse};

/// Delivers multiple events to the application.
///
/// Replaces single deliveries if the subscription enables bulk delivery. Events with
/// different routes are delivered separately.
pub const DELIVER_BULK_EVENTS: Callback = Callback {
    name: "deliver_bulk_events",
    method: "POST",
    path: "/{route}",
    content_type: Some("application/json"),
};

/// A request of the callback [`DELIVER_BULK_EVENTS`].
#[derive(Debug)]
pub struct DeliverBulkEventsRequest {
    /// The route of the subscription that the event matches.
    pub route: String,
    /// The W3C trace context of the request: version, trace ID, parent ID and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// If omitted or malformed, daprd starts a new trace. The header is returned in the
    /// response and propagated to called applications.
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
    /// The application reports the result of each event. Every status from 200 to 299 has the
    /// same effect. Unlike with a single event, entries that are not listed or have no status
    /// count as failed. If the body is empty or invalid, all events count as failed.
    Processed {
        /// The body of the response.
        body: BulkEventResponse,
    },
    /// The application has no such route. All events are dropped and do not go to the dead
    /// letter topic.
    NotFound,
    /// The application failed to process all events. Every other status has the same effect.
    /// Failed events are handled as in a single delivery.
    Failed,
}

impl DeliverBulkEventsOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Processed { body } => RawResponse::new(200).protobuf_json(&body),
            Self::NotFound => RawResponse::new(404),
            Self::Failed => RawResponse::new(500),
        }
    }
}
