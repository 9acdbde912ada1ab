//! `ConfigurationSubscription`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A subscription to configuration items.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConfigurationSubscription (ConfigurationSubscriptionParts) {
        /// The ID of the subscription. Each update contains it, and unsubscribing requires it.
        pub id: String = required "id",
    }
}
