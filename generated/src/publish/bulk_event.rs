//! `BulkEvent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::BulkEventEntry;

dapr_client_runtime::json_struct! {
    /// Multiple events in one delivery.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkEvent (BulkEventParts) {
        /// The ID of the delivery.
        pub id: String = required "id",
        /// The string `com.dapr.event.sent.bulk`.
        pub r#type: Option<String> = optional "type",
        /// The topic.
        pub topic: Option<String> = optional "topic",
        /// The name of the pub/sub component.
        pub pubsub_name: Option<String> = optional "pubsubname",
        /// Metadata from the broker. Also sent as headers.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// The events.
        pub entries: Vec<BulkEventEntry> = required "entries",
    }
}
