//! `OPTIONS /{route}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

/// Checks whether the application subscribes to an input binding.
///
/// The sidecar calls this endpoint once at startup, for each component that can be an input
/// binding and does not set `direction`. The timeout defaults to three seconds.
pub const PROBE_INPUT_BINDING: Callback = Callback {
    name: "probe_input_binding",
    method: "OPTIONS",
    path: "/{route}",
    content_type: None,
};

/// A request of the callback [`PROBE_INPUT_BINDING`].
#[derive(Debug)]
pub struct ProbeInputBindingRequest {
    /// The `route` in the component's metadata. Defaults to the name of the component.
    pub route: String,
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl ProbeInputBindingRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            route: parts.path(),
            body: parts.body(),
            head: parts.head(),
        }
    }
}

/// How the callback [`PROBE_INPUT_BINDING`] ends.
#[derive(Debug)]
pub enum ProbeInputBindingOutcome {
    /// The application subscribes to the binding. Any status from 200 to 299, and 405, has the
    /// same effect.
    Subscribed,
    /// The application does not subscribe to the binding. Every other status has the same
    /// effect.
    NotSubscribed,
}

impl ProbeInputBindingOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Subscribed => RawResponse::new(200),
            Self::NotSubscribed => RawResponse::new(404),
        }
    }
}
