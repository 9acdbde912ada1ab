//! `POST /configuration/{storeName}/{key}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Notifies the application of a changed item.
///
/// The sidecar sends one request per changed item and subscription. Requests can arrive out
/// of order and more than once.
///
/// daprd does not encode the key in the path. Use the key in the body, which is exact.
/// Changes of an item whose key contains an invalid percent-escape are never delivered.
pub const DELIVER_CONFIGURATION_UPDATE: Callback = Callback {
    name: "deliver_configuration_update",
    method: "POST",
    path: "/configuration/{storeName}/{key}",
    content_type: Some("application/json"),
};
