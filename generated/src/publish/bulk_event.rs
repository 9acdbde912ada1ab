//! `BulkEvent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::BulkEventEntry;

/// Several events.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct BulkEvent {
    /// This delivery.
    pub id: String,
    /// The text `com.dapr.event.sent.bulk`.
    pub r#type: Option<String>,
    /// The topic.
    pub topic: Option<String>,
    /// The name of the pub/sub component.
    pub pubsub_name: Option<String>,
    /// What the broker says about the messages. It comes as headers, too.
    pub metadata: BTreeMap<String, String>,
    /// The events.
    pub entries: Vec<BulkEventEntry>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for BulkEvent {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("id", &self.id);
        object.optional("type", self.r#type.as_ref());
        object.optional("topic", self.topic.as_ref());
        object.optional("pubsubname", self.pubsub_name.as_ref());
        object.map("metadata", &self.metadata);
        object.field("entries", &self.entries);
        object.end();
    }
}

impl FromJson for BulkEvent {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            id: object.required("id")?,
            r#type: object.optional("type")?,
            topic: object.optional("topic")?,
            pubsub_name: object.optional("pubsubname")?,
            metadata: object.default("metadata")?,
            entries: object.required("entries")?,
        })
    }
}
