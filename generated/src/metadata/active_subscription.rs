//! `ActiveSubscription`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::{ActiveRule, SubscriptionType};

/// What the application is subscribed to, and where events go.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ActiveSubscription {
    /// The name of the pub/sub component.
    pub pubsub_name: String,
    /// The topic.
    pub topic: String,
    /// What the subscription tells the component.
    pub metadata: BTreeMap<String, String>,
    /// Where events go. The first rule that matches counts.
    pub rules: Vec<ActiveRule>,
    /// Where events go that could not be handled. It is empty when there is no such topic.
    pub dead_letter_topic: String,
    /// Where the subscription comes from.
    pub r#type: SubscriptionType,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ActiveSubscription {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("pubsubname", &self.pubsub_name);
        object.field("topic", &self.topic);
        object.map("metadata", &self.metadata);
        object.list("rules", &self.rules);
        object.field("deadLetterTopic", &self.dead_letter_topic);
        object.field("type", &self.r#type);
        object.end();
    }
}

impl FromJson for ActiveSubscription {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            pubsub_name: object.required("pubsubname")?,
            topic: object.required("topic")?,
            metadata: object.default("metadata")?,
            rules: object.default("rules")?,
            dead_letter_topic: object.required("deadLetterTopic")?,
            r#type: object.required("type")?,
        })
    }
}
