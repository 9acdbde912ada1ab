//! `SubscriptionRule`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// Where the events go that match an expression.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SubscriptionRule (SubscriptionRuleParts) {
        /// An expression in CEL, in which `event` is the CloudEvent, for example `event.type ==
        /// "order.cancelled"`. Without it the rule matches every event.
        ///
        /// An event for which it cannot be evaluated, because it has no such member for example,
        /// goes nowhere but to the dead letter topic: no further rule is tried, and the default is
        /// not used.
        pub r#match: Option<String> = optional "match",
        /// The path at the application.
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

    /// An expression in CEL, in which `event` is the CloudEvent, for example `event.type ==
    /// "order.cancelled"`. Without it the rule matches every event.
    ///
    /// An event for which it cannot be evaluated, because it has no such member for example,
    /// goes nowhere but to the dead letter topic: no further rule is tried, and the default is
    /// not used.
    #[must_use]
    pub fn r#match(mut self, r#match: impl Into<String>) -> Self {
        self.r#match = Some(r#match.into());
        self
    }
}
