//! `GET /healthz`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

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
