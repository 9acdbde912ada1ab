//! `SubscriptionType`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// The origin of a subscription.
    pub enum SubscriptionType {
        /// Declarative: a `Subscription` resource.
        Declarative = "DECLARATIVE",
        /// Programmatic: requested from the application at startup.
        Programmatic = "PROGRAMMATIC",
        /// Streaming: a stream that the application opened over gRPC.
        Streaming = "STREAMING",
        /// The origin is unknown.
        Unknown = "UNKNOWN",
    }
}
