//! `SubscriptionRoutes`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::SubscriptionRule;

dapr_client_runtime::json_struct! {
    /// Routing rules that select a path for each event.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct SubscriptionRoutes (SubscriptionRoutesParts) {
        /// The routing rules. The first rule that matches applies.
        pub rules: Vec<SubscriptionRule> = list "rules",
        /// The path for events that match no rule. If omitted, such events go to the dead letter
        /// topic, if there is one.
        pub default: Option<String> = optional "default",
    }
}

impl SubscriptionRoutes {
    /// Creates a value with only its required fields set.
    pub fn new() -> Self {
        Self {
            rules: Vec::new(),
            default: None,
        }
    }

    /// The routing rules. The first rule that matches applies.
    #[must_use]
    pub fn rules(mut self, rules: impl IntoIterator<Item = SubscriptionRule>) -> Self {
        self.rules = rules.into_iter().collect();
        self
    }

    /// The path for events that match no rule. If omitted, such events go to the dead letter
    /// topic, if there is one.
    #[must_use]
    pub fn default(mut self, default: impl Into<String>) -> Self {
        self.default = Some(default.into());
        self
    }
}
