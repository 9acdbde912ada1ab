//! `POST /{route}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Delivers multiple events to the application.
///
/// Replaces single deliveries if the subscription enables bulk delivery. Events with
/// different routes are delivered separately.
pub const DELIVER_BULK_EVENTS: Callback = Callback {
    name: "deliver_bulk_events",
    method: "POST",
    path: "/{route}",
    content_type: Some("application/json"),
};
