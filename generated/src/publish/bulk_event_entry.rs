//! `BulkEventEntry`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Json;

dapr_client_runtime::json_struct! {
    /// One of several events.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkEventEntry (BulkEventEntryParts) {
        /// What the answer calls the event.
        pub entry_id: String = required "entryId",
        /// The event: a CloudEvent as an object, or, where the subscription has the metadata
        /// `rawPayload`, the message as a string in base64.
        pub event: Option<Json> = optional "event",
        /// `application/cloudevents+json`, or `application/octet-stream` for a message in base64.
        pub content_type: Option<String> = optional "contentType",
        /// What the broker says about the message, or what it was published with.
        pub metadata: BTreeMap<String, String> = map "metadata",
    }
}
