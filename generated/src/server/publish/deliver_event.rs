//! `POST /{route}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Delivers an event to the application.
///
/// The body is the envelope as it was published. If the subscription has the metadata
/// `rawPayload`, daprd wraps the bytes of the message in an envelope with `data_base64`.
pub const DELIVER_EVENT: Callback = Callback {
    name: "deliver_event",
    method: "POST",
    path: "/{route}",
    content_type: Some("application/cloudevents+json"),
};
