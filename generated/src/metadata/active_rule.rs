//! `ActiveRule`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// Where events go that match an expression.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActiveRule (ActiveRuleParts) {
        /// A CEL expression over the event. It is absent where the rule matches every event.
        pub r#match: Option<String> = optional "match",
        /// The path at the application, with or without a slash before it, as the subscription has
        /// it.
        pub path: Option<String> = optional "path",
    }
}
