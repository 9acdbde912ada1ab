//! `GET /dapr/config`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Asks the application which types of actors it hosts.
///
/// The sidecar asks once, when it starts and as soon as it can reach the application; it
/// does not ask again when the application comes back. An application without actors
/// answers 404.
///
/// Types are hosted only where the sidecar knows a placement service.
pub const GET_ACTOR_CONFIG: Callback = Callback {
    name: "get_actor_config",
    method: "GET",
    path: "/dapr/config",
    content_type: None,
};
