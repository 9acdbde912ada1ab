//! `POST /{route}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

/// Hands data of an input binding to the application.
///
/// The body is what the component has read, and is empty for `bindings.cron`. It is
/// labelled `application/json` whatever it is.
pub const DELIVER_BINDING_EVENT: Callback = Callback {
    name: "deliver_binding_event",
    method: "POST",
    path: "/{route}",
    content_type: None,
};

/// A request of the callback [`DELIVER_BINDING_EVENT`].
#[derive(Debug)]
pub struct DeliverBindingEventRequest {
    /// The `route` in the metadata of the component, or the name of the component where it has
    /// none.
    pub route: String,
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags
    /// in hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub traceparent: Option<String>,
    /// What the component has read.
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
    /// The application has got the data. Other statuses from 200 to 299 acknowledge it, too,
    /// but count as failures for a resiliency policy. A body is ignored.
    Accepted,
    /// The application could not handle the data. Every other status means the same. Whether
    /// the data comes again is up to a resiliency policy and the component.
    Failed,
}

impl DeliverBindingEventOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Accepted => RawResponse::new(200),
            Self::Failed => RawResponse::new(500),
        }
    }
}
