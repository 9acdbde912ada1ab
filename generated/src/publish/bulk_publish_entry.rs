//! `BulkPublishEntry`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::{Json, whole_seconds};
use serde::Serialize;

dapr_client_runtime::json_struct! {
    /// An entry of a bulk publication.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkPublishEntry (BulkPublishEntryParts) {
        /// The ID of the entry, used to report failures. Must be unique within the request and not
        /// empty.
        pub entry_id: String = default "entryId",
        /// The event. The content type determines which JSON is allowed. If the field is omitted in
        /// the request, daprd publishes `null`.
        pub event: Json = default "event",
        /// The media type of the event, which becomes its `datacontenttype`. It determines the type
        /// of `event`:
        ///
        /// - `application/json`: any JSON;
        /// - `application/cloudevents+json`: an object;
        /// - `text/...` and `application/xml`: a string;
        /// - `application/octet-stream`: a string in base64.
        ///
        /// No other types are allowed.
        pub content_type: String = default "contentType",
        /// Metadata for the pub/sub component. Overrides the metadata in the query. All values are
        /// strings.
        pub metadata: BTreeMap<String, String> = map "metadata",
    }
}

impl BulkPublishEntry {
    /// Creates a value with only its required fields set.
    pub fn new(
        entry_id: impl Into<String>,
        event: impl Serialize,
        content_type: impl Into<String>,
    ) -> Self {
        Self {
            entry_id: entry_id.into(),
            event: Json::new(&event),
            content_type: content_type.into(),
            metadata: BTreeMap::new(),
        }
    }

    /// Metadata for the pub/sub component. Overrides the metadata in the query. All values are
    /// strings.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// The time to live of the event. An expired event is not delivered. With 0, the event is
    /// never delivered.
    ///
    /// It travels in whole seconds; a part of a second is rounded up to a whole one.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.metadata
            .insert("ttlInSeconds".to_owned(), whole_seconds(ttl));
        self
    }

    /// The `id` of the event. Defaults to a random ID.
    #[must_use]
    pub fn event_id(mut self, event_id: impl Into<String>) -> Self {
        self.metadata
            .insert("cloudevent.id".to_owned(), event_id.into());
        self
    }

    /// The `source` of the event. Defaults to the app ID of the publisher.
    #[must_use]
    pub fn event_source(mut self, event_source: impl Into<String>) -> Self {
        self.metadata
            .insert("cloudevent.source".to_owned(), event_source.into());
        self
    }

    /// The `type` of the event. Defaults to `com.dapr.event.sent`.
    #[must_use]
    pub fn event_type(mut self, event_type: impl Into<String>) -> Self {
        self.metadata
            .insert("cloudevent.type".to_owned(), event_type.into());
        self
    }

    /// The `subject` of the event. If omitted, the event has no subject.
    #[must_use]
    pub fn event_subject(mut self, event_subject: impl Into<String>) -> Self {
        self.metadata
            .insert("cloudevent.subject".to_owned(), event_subject.into());
        self
    }
}
