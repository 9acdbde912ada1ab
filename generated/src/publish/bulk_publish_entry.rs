//! `BulkPublishEntry`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::{Json, whole_seconds};
use serde::Serialize;

dapr_client_runtime::json_struct! {
    /// One of several events to publish.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkPublishEntry (BulkPublishEntryParts) {
        /// What the answer calls the entry if it could not be published. It must not be empty, and
        /// each entry has another.
        pub entry_id: String = default "entryId",
        /// The event. Which JSON it can be depends on the content type; on the wire it may be left
        /// out, which publishes `null`.
        pub event: Json = default "event",
        /// The media type of the event, which becomes its `datacontenttype`:
        ///
        /// - with `application/json` and `application/cloudevents+json` the event is any JSON, or an object;
        /// - with `text/...` and `application/xml` it is a string;
        /// - with `application/octet-stream` it is a string in base64.
        ///
        /// Nothing else is allowed.
        pub content_type: String = default "contentType",
        /// Something that the component wants to know about this event. It wins over what the query
        /// says. All values are strings.
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

    /// Something that the component wants to know about this event. It wins over what the query
    /// says. All values are strings.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// After how many seconds nobody wants the event any more; it is not delivered then. With 0
    /// it is never delivered.
    ///
    /// It travels in whole seconds; a part of a second is rounded up to a whole one.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.metadata
            .insert("ttlInSeconds".to_owned(), whole_seconds(ttl));
        self
    }

    /// The `id` of the event. Without it, it is random.
    #[must_use]
    pub fn event_id(mut self, event_id: impl Into<String>) -> Self {
        self.metadata
            .insert("cloudevent.id".to_owned(), event_id.into());
        self
    }

    /// The `source` of the event. Without it, it is the id of the application.
    #[must_use]
    pub fn event_source(mut self, event_source: impl Into<String>) -> Self {
        self.metadata
            .insert("cloudevent.source".to_owned(), event_source.into());
        self
    }

    /// The `type` of the event. Without it, it is `com.dapr.event.sent`.
    #[must_use]
    pub fn event_type(mut self, event_type: impl Into<String>) -> Self {
        self.metadata
            .insert("cloudevent.type".to_owned(), event_type.into());
        self
    }

    /// The `subject` of the event. Without it there is none.
    #[must_use]
    pub fn event_subject(mut self, event_subject: impl Into<String>) -> Self {
        self.metadata
            .insert("cloudevent.subject".to_owned(), event_subject.into());
        self
    }
}
