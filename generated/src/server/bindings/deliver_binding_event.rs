//! `POST /{route}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Delivers data from an input binding to the application.
///
/// The body is the data from the component. It is empty for `bindings.cron`. Its media type
/// is always `application/json`, whatever it contains.
pub const DELIVER_BINDING_EVENT: Callback = Callback {
    name: "deliver_binding_event",
    method: "POST",
    path: "/{route}",
    content_type: None,
};
