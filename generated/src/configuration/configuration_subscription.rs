//! `ConfigurationSubscription`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A subscription.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConfigurationSubscription (ConfigurationSubscriptionParts) {
        /// The id of the subscription. It comes with every update, and ends the subscription.
        pub id: String = required "id",
    }
}
