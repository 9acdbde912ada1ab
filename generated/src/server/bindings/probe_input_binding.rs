//! `OPTIONS /{route}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

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
