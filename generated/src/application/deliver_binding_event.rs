//! `POST /{route}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

/// Delivers data from an input binding to the application.
///
/// The body is the data from the component. It is empty for `bindings.cron`. Its media type
/// is always `application/json`, whatever it contains.
pub const DELIVER_BINDING_EVENT: Callback = Callback {
    name: "deliver_binding_event",
    method: "POST",
    path: "/{route}",
    content_type: None,
};

/// A request of the callback [`DELIVER_BINDING_EVENT`].
#[derive(Debug)]
pub struct DeliverBindingEventRequest {
    /// The `route` in the component's metadata. Defaults to the name of the component.
    pub route: String,
    /// The W3C trace context of the request: version, trace ID, parent ID and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// If omitted or malformed, daprd starts a new trace. The header is returned in the
    /// response and propagated to called applications.
    pub traceparent: Option<String>,
    /// The data from the component.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl DeliverBindingEventRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            route: parts.path(),
            traceparent: parts.header("traceparent"),
            body: parts.body(),
            head: parts.head(),
        }
    }
}

/// How the callback [`DELIVER_BINDING_EVENT`] ends.
#[derive(Debug)]
pub enum DeliverBindingEventOutcome {
    /// The application processed the data. Other statuses from 200 to 299 also acknowledge it,
    /// but count as failures for a resiliency policy. The body is ignored.
    Completed,
    /// The application failed to process the data. Every other status has the same effect. A
    /// resiliency policy and the component determine whether the data is delivered again.
    Failed,
}

impl DeliverBindingEventOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Completed => RawResponse::new(200),
            Self::Failed => RawResponse::new(500),
        }
    }
}
