//! `BulkEventEntry`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, Json, JsonValue};

/// One of several events.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
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
