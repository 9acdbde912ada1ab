//! `POST /{route}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Hands data of an input binding to the application.
///
/// The body is what the component has read, and is empty for `bindings.cron`. It is
/// labelled `application/json` whatever it is.
pub const DELIVER_BINDING_EVENT: Callback = Callback {
    name: "deliver_binding_event",
    method: "POST",
    path: "/{route}",
    content_type: None,
};
