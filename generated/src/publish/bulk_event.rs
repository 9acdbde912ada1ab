//! `BulkEvent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::BulkEventEntry;

/// Several events.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
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
