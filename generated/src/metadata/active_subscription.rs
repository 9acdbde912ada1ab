//! `ActiveSubscription`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::{ActiveRule, SubscriptionType};

dapr_client_runtime::json_struct! {
    /// An active subscription of the application.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActiveSubscription (ActiveSubscriptionParts) {
        /// The name of the pub/sub component.
        pub pubsub_name: String = required "pubsubname",
        /// The topic.
        pub topic: String = required "topic",
        /// The metadata of the subscription.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// The routing rules. The first rule that matches applies.
        pub rules: Vec<ActiveRule> = list "rules",
        /// The topic for events that could not be processed. Empty if there is none.
        pub dead_letter_topic: String = required "deadLetterTopic",
        /// The origin of the subscription.
        pub r#type: SubscriptionType = required "type",
    }
}
