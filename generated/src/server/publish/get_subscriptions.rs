//! `GET /dapr/subscribe`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Asks what the application subscribes to.
///
/// The sidecar asks once, as soon as the application listens, and only if it has a pub/sub
/// component. Of several subscriptions to one topic of one component the last counts. One
/// without a route is left out. If a single one cannot be read, an expression in it for
/// example, there are none at all.
pub const GET_SUBSCRIPTIONS: Callback = Callback {
    name: "get_subscriptions",
    method: "GET",
    path: "/dapr/subscribe",
    content_type: None,
};
