//! `OPTIONS /{route}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

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
