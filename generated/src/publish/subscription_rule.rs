//! `SubscriptionRule`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A routing rule that selects a path for matching events.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SubscriptionRule (SubscriptionRuleParts) {
        /// A CEL expression on `event`, the CloudEvent, for example `event.type ==
        /// "order.cancelled"`. If omitted, the rule matches every event.
        ///
        /// If the expression cannot be evaluated for an event, for example because an attribute is
        /// missing, daprd tries no further rules and does not use the default. The event goes to
        /// the dead letter topic, or is lost if there is none.
        pub r#match: Option<String> = optional "match",
        /// The path of the application's endpoint.
        pub path: String = default "path",
    }
}

impl SubscriptionRule {
    /// Creates a value with only its required fields set.
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            r#match: None,
            path: path.into(),
        }
    }

    /// A CEL expression on `event`, the CloudEvent, for example `event.type ==
    /// "order.cancelled"`. If omitted, the rule matches every event.
    ///
    /// If the expression cannot be evaluated for an event, for example because an attribute is
    /// missing, daprd tries no further rules and does not use the default. The event goes to
    /// the dead letter topic, or is lost if there is none.
    #[must_use]
    pub fn r#match(mut self, r#match: impl Into<String>) -> Self {
        self.r#match = Some(r#match.into());
        self
    }
}
