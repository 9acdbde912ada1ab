//! `ActiveRule`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A routing rule of an active subscription.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActiveRule (ActiveRuleParts) {
        /// A CEL expression on the event. Absent if the rule matches every event.
        pub r#match: Option<String> = optional "match",
        /// The path of the application's endpoint, with or without a leading slash, as in the
        /// subscription.
        pub path: Option<String> = optional "path",
    }
}
