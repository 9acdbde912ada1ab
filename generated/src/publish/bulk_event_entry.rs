//! `BulkEventEntry`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, Json, JsonValue};

/// One of several events.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct BulkEventEntry {
    /// What the answer calls the event.
    pub entry_id: String,
    /// The event: a CloudEvent as an object, or, where the subscription has the metadata
    /// `rawPayload`, the message as a string in base64.
    pub event: Option<Json>,
    /// `application/cloudevents+json`, or `application/octet-stream` for a message in base64.
    pub content_type: Option<String>,
    /// What the broker says about the message, or what it was published with.
    pub metadata: BTreeMap<String, String>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for BulkEventEntry {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("entryId", &self.entry_id);
        object.optional("event", self.event.as_ref());
        object.optional("contentType", self.content_type.as_ref());
        object.map("metadata", &self.metadata);
        object.end();
    }
}

impl FromJson for BulkEventEntry {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            entry_id: object.required("entryId")?,
            event: object.optional("event")?,
            content_type: object.optional("contentType")?,
            metadata: object.default("metadata")?,
        })
    }
}
