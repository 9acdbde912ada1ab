//! `SubscriptionRoutes`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::SubscriptionRule;

/// Paths for different events.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct SubscriptionRoutes {
    /// Which events go where. The first rule that matches counts.
    pub rules: Vec<SubscriptionRule>,
    /// The path for events that no rule matches. Without it they go to the dead letter topic if
    /// there is one.
    pub default: Option<String>,
}

impl SubscriptionRoutes {
    /// With what it must have, and nothing else.
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

impl ToJson for SubscriptionRoutes {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.list("rules", &self.rules);
        object.optional("default", self.default.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for SubscriptionRoutes {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            rules: object.default("rules")?,
            default: object.optional("default")?,
        })
    }
}
