//! `GET /dapr/config`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Returns the actor types that the application hosts.
///
/// The sidecar calls this endpoint once, at startup, as soon as it can reach the
/// application. It does not repeat the call when the application restarts. An application
/// without actors responds with 404.
///
/// Types are hosted only if a placement service is configured.
pub const GET_ACTOR_CONFIG: Callback = Callback {
    name: "get_actor_config",
    method: "GET",
    path: "/dapr/config",
    content_type: None,
};
