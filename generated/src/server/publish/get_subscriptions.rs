//! `GET /dapr/subscribe`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Returns the subscriptions of the application.
///
/// The sidecar calls this endpoint once, when the application starts to listen, and only if
/// a pub/sub component is loaded.
///
/// If a component and topic have several subscriptions, the last one applies. Subscriptions
/// without a route are ignored. If any subscription is invalid, for example because of a
/// syntax error in a rule, all subscriptions are ignored.
pub const GET_SUBSCRIPTIONS: Callback = Callback {
    name: "get_subscriptions",
    method: "GET",
    path: "/dapr/subscribe",
    content_type: None,
};
