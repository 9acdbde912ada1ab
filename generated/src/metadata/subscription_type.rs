//! `SubscriptionType`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// Where a subscription comes from.
    pub enum SubscriptionType {
        /// It is a `Subscription` resource.
        Declarative = "DECLARATIVE",
        /// The application has asked for it when the sidecar started.
        Programmatic = "PROGRAMMATIC",
        /// The application has opened a stream, over gRPC.
        Streaming = "STREAMING",
        /// It is not known.
        Unknown = "UNKNOWN",
    }
}
