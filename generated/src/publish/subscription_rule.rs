//! `SubscriptionRule`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

/// Where the events go that match an expression.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct SubscriptionRule {
    /// An expression in CEL, in which `event` is the CloudEvent, for example `event.type ==
    /// "order.cancelled"`. Without it the rule matches every event.
    ///
    /// An event for which it cannot be evaluated, because it has no such member for example, goes
    /// nowhere but to the dead letter topic: no further rule is tried, and the default is not used.
    pub r#match: Option<String>,
    /// The path at the application.
    pub path: String,
}

impl SubscriptionRule {
    /// With what it must have, and nothing else.
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            r#match: None,
            path: path.into(),
        }
    }

    /// An expression in CEL, in which `event` is the CloudEvent, for example `event.type ==
    /// "order.cancelled"`. Without it the rule matches every event.
    ///
    /// An event for which it cannot be evaluated, because it has no such member for example, goes
    /// nowhere but to the dead letter topic: no further rule is tried, and the default is not used.
    #[must_use]
    pub fn r#match(mut self, r#match: impl Into<String>) -> Self {
        self.r#match = Some(r#match.into());
        self
    }
}

impl ToJson for SubscriptionRule {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("match", self.r#match.as_ref());
        object.field("path", &self.path);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for SubscriptionRule {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            r#match: object.optional("match")?,
            path: object.default("path")?,
        })
    }
}
