//! `POST /{route}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Hands several events to the application.
///
/// This takes the place of single events where the subscription asks for it. Events that go
/// to different routes come separately.
pub const DELIVER_BULK_EVENTS: Callback = Callback {
    name: "deliver_bulk_events",
    method: "POST",
    path: "/{route}",
    content_type: Some("application/json"),
};
