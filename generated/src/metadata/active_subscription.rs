//! `ActiveSubscription`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::{ActiveRule, SubscriptionType};

dapr_client_runtime::json_struct! {
    /// What the application is subscribed to, and where events go.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActiveSubscription (ActiveSubscriptionParts) {
        /// The name of the pub/sub component.
        pub pubsub_name: String = required "pubsubname",
        /// The topic.
        pub topic: String = required "topic",
        /// What the subscription tells the component.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// Where events go. The first rule that matches counts.
        pub rules: Vec<ActiveRule> = list "rules",
        /// Where events go that could not be handled. It is empty when there is no such topic.
        pub dead_letter_topic: String = required "deadLetterTopic",
        /// Where the subscription comes from.
        pub r#type: SubscriptionType = required "type",
    }
}
