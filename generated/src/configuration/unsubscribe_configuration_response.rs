//! `UnsubscribeConfigurationResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// The response to an unsubscribe request.
    #[derive(Clone, Debug, PartialEq)]
    pub struct UnsubscribeConfigurationResponse (UnsubscribeConfigurationResponseParts) {
        /// Whether the subscription was removed. Always `true`.
        pub ok: Option<bool> = optional "ok",
    }
}
