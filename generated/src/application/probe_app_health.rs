//! `GET /healthz`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

/// Checks the health of the application.
///
/// The sidecar calls this endpoint only if app health checks are enabled. By default, the
/// path is `/healthz`, the interval is five seconds and the timeout is 500 milliseconds.
/// All three are configurable.
///
/// The application is unhealthy after three consecutive failures, which is also
/// configurable. Its subscriptions and input bindings are then paused, its actors move to
/// other hosts, and calls of its methods fail. Configuration changes in the meantime are
/// lost, and so are events unless the broker stores them. A single successful probe
/// restores the application; the sidecar does not request its subscriptions again. App
/// health does not affect the readiness of the sidecar.
///
/// The requests do not contain the application's API token.
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
    /// The application is healthy. Every status from 200 to 299 has the same effect.
    Healthy,
    /// The application is unhealthy. Every other status has the same effect, and so does a
    /// timeout.
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
