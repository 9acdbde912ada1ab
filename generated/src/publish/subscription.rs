//! `Subscription`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::{BulkSubscribe, SubscriptionRoutes};

dapr_client_runtime::json_struct! {
    /// A subscription of the application to a topic.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Subscription (SubscriptionParts) {
        /// The name of the pub/sub component.
        pub pubsub_name: String = default "pubsubname",
        /// The topic.
        pub topic: String = default "topic",
        /// The path of the application's endpoint for all events, with or without a leading slash.
        /// Ignored if `routes` has a default.
        pub route: Option<String> = optional "route",
        /// Routing rules that select a path for each event.
        pub routes: Option<SubscriptionRoutes> = optional "routes",
        /// The dead letter topic of the same component, which receives events that could not be
        /// processed. If omitted, such events are lost.
        pub dead_letter_topic: Option<String> = optional "deadLetterTopic",
        /// Metadata for the pub/sub component. All values are strings.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// The bulk delivery settings.
        pub bulk_subscribe: Option<BulkSubscribe> = optional "bulkSubscribe",
    }
}

impl Subscription {
    /// Creates a value with only its required fields set.
    pub fn new(pubsub_name: impl Into<String>, topic: impl Into<String>) -> Self {
        Self {
            pubsub_name: pubsub_name.into(),
            topic: topic.into(),
            route: None,
            routes: None,
            dead_letter_topic: None,
            metadata: BTreeMap::new(),
            bulk_subscribe: None,
        }
    }

    /// The path of the application's endpoint for all events, with or without a leading slash.
    /// Ignored if `routes` has a default.
    #[must_use]
    pub fn route(mut self, route: impl Into<String>) -> Self {
        self.route = Some(route.into());
        self
    }

    /// Routing rules that select a path for each event.
    #[must_use]
    pub fn routes(mut self, routes: SubscriptionRoutes) -> Self {
        self.routes = Some(routes);
        self
    }

    /// The dead letter topic of the same component, which receives events that could not be
    /// processed. If omitted, such events are lost.
    #[must_use]
    pub fn dead_letter_topic(mut self, dead_letter_topic: impl Into<String>) -> Self {
        self.dead_letter_topic = Some(dead_letter_topic.into());
        self
    }

    /// Metadata for the pub/sub component. All values are strings.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// The bulk delivery settings.
    #[must_use]
    pub fn bulk_subscribe(mut self, bulk_subscribe: BulkSubscribe) -> Self {
        self.bulk_subscribe = Some(bulk_subscribe);
        self
    }

    /// Whether messages need not be CloudEvents, as the string `true`: daprd then wraps each
    /// message in an envelope. If omitted, messages must be CloudEvents.
    #[must_use]
    pub fn raw_payload(mut self, raw_payload: impl Into<String>) -> Self {
        self.metadata
            .insert("rawPayload".to_owned(), raw_payload.into());
        self
    }
}
