//! `POST /configuration/{storeName}/{key}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Tells the application that an item has changed.
///
/// There is one call for each item that has changed and each subscription that it belongs
/// to. Calls can overtake each other and can come twice.
///
/// daprd puts the key into the path without encoding it. The body has it exactly: go by
/// that. Changes of an item whose key has a `%` that is no escape are never delivered.
pub const DELIVER_CONFIGURATION_UPDATE: Callback = Callback {
    name: "deliver_configuration_update",
    method: "POST",
    path: "/configuration/{storeName}/{key}",
    content_type: Some("application/json"),
};
