//! `ConfigurationUnsubscribed`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// Whether a subscription has ended.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConfigurationUnsubscribed (ConfigurationUnsubscribedParts) {
        /// Whether it has ended, which it has.
        pub ok: Option<bool> = optional "ok",
    }
}
