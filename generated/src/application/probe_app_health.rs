//! `GET /healthz`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

/// Asks whether the application is well.
///
/// The sidecar asks only if it is told to check the health of the application. By default
/// it then asks every five seconds, waits half a second for the answer, and asks at the
/// path `/healthz`; it can be told otherwise.
///
/// After three failures in a row, or as many as it is told, the application counts as
/// unwell: its subscriptions and input bindings pause, its actors go elsewhere, and calls
/// of its methods fail. Changes of configuration that happen meanwhile are lost, and so are
/// events where the broker does not keep them. One good answer undoes that; the application
/// is not asked again what it subscribes to. Whether the sidecar is ready does not depend
/// on any of this.
///
/// These requests carry no API token of the application.
pub const PROBE_APP_HEALTH: Callback = Callback {
    name: "probe_app_health",
    method: "GET",
    path: "/healthz",
    content_type: None,
};

/// A request of the callback [`PROBE_APP_HEALTH`].
#[derive(Debug)]
pub struct ProbeAppHealthRequest {
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl ProbeAppHealthRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            body: parts.body(),
            head: parts.head(),
        }
    }
}

/// How the callback [`PROBE_APP_HEALTH`] ends.
#[derive(Debug)]
pub enum ProbeAppHealthOutcome {
    /// The application is well. Every status from 200 to 299 means the same.
    Healthy,
    /// The application is not well. Every other status means the same, and so does no answer in
    /// time.
    Unhealthy,
}

impl ProbeAppHealthOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Healthy => RawResponse::new(200),
            Self::Unhealthy => RawResponse::new(503),
        }
    }
}
