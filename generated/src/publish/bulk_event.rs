//! `BulkEvent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::BulkEventEntry;

dapr_client_runtime::json_struct! {
    /// Several events.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkEvent (BulkEventParts) {
        /// This delivery.
        pub id: String = required "id",
        /// The text `com.dapr.event.sent.bulk`.
        pub r#type: Option<String> = optional "type",
        /// The topic.
        pub topic: Option<String> = optional "topic",
        /// The name of the pub/sub component.
        pub pubsub_name: Option<String> = optional "pubsubname",
        /// What the broker says about the messages. It comes as headers, too.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// The events.
        pub entries: Vec<BulkEventEntry> = required "entries",
    }
}
