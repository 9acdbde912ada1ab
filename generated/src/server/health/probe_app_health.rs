//! `GET /healthz`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

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
