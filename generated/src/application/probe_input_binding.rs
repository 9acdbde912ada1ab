//! `OPTIONS /{route}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

/// Asks whether the application wants the data of an input binding.
///
/// The sidecar asks once, when it starts, for each component that may be an input binding
/// and does not say so itself in its `direction`. It waits three seconds for the answer, if
/// it is not told otherwise.
pub const PROBE_INPUT_BINDING: Callback = Callback {
    name: "probe_input_binding",
    method: "OPTIONS",
    path: "/{route}",
    content_type: None,
};

/// A request of the callback [`PROBE_INPUT_BINDING`].
#[derive(Debug)]
pub struct ProbeInputBindingRequest {
    /// The `route` in the metadata of the component, or the name of the component where it has
    /// none.
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
    /// The application wants the data. Every status from 200 to 299, and 405 too, means the
    /// same.
    Wanted,
    /// The application does not want the data. Every other status means the same.
    Unwanted,
}

impl ProbeInputBindingOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Wanted => RawResponse::new(200),
            Self::Unwanted => RawResponse::new(404),
        }
    }
}
