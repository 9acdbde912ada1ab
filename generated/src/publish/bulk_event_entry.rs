//! `BulkEventEntry`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Json;

dapr_client_runtime::json_struct! {
    /// An event in a bulk delivery.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkEventEntry (BulkEventEntryParts) {
        /// The ID of the entry, used in the response.
        pub entry_id: String = required "entryId",
        /// The event: a CloudEvent as an object or, if the subscription has the metadata
        /// `rawPayload`, the message as a string in base64.
        pub event: Option<Json> = optional "event",
        /// `application/cloudevents+json`, or `application/octet-stream` for a message in base64.
        pub content_type: Option<String> = optional "contentType",
        /// Metadata from the broker, or the metadata of the publication.
        pub metadata: BTreeMap<String, String> = map "metadata",
    }
}
