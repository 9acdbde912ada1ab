//! `SubscriptionRoutes`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::SubscriptionRule;

dapr_client_runtime::json_struct! {
    /// Paths for different events.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct SubscriptionRoutes (SubscriptionRoutesParts) {
        /// Which events go where. The first rule that matches counts.
        pub rules: Vec<SubscriptionRule> = list "rules",
        /// The path for events that no rule matches. Without it they go to the dead letter topic if
        /// there is one.
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

    /// Which events go where. The first rule that matches counts.
    #[must_use]
    pub fn rules(mut self, rules: impl IntoIterator<Item = SubscriptionRule>) -> Self {
        self.rules = rules.into_iter().collect();
        self
    }

    /// The path for events that no rule matches. Without it they go to the dead letter topic if
    /// there is one.
    #[must_use]
    pub fn default(mut self, default: impl Into<String>) -> Self {
        self.default = Some(default.into());
        self
    }
}
