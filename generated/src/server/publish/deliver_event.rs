//! `POST /{route}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Hands an event to the application.
///
/// The body is the envelope as it was published. Where the subscription has the metadata
/// `rawPayload`, daprd makes an envelope around the bytes of the message, with
/// `data_base64`.
pub const DELIVER_EVENT: Callback = Callback {
    name: "deliver_event",
    method: "POST",
    path: "/{route}",
    content_type: Some("application/cloudevents+json"),
};
