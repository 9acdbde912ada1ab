//! `Subscription`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::{BulkSubscribe, SubscriptionRoutes};

dapr_client_runtime::json_struct! {
    /// A topic that the application wants, and where its events go.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Subscription (SubscriptionParts) {
        /// The name of the pub/sub component.
        pub pubsub_name: String = default "pubsubname",
        /// The topic.
        pub topic: String = default "topic",
        /// The path at the application for all events, with or without a slash before it. A default
        /// of `routes` wins over it.
        pub route: Option<String> = optional "route",
        /// Paths for different events.
        pub routes: Option<SubscriptionRoutes> = optional "routes",
        /// A topic of the same component for events that could not be handled. Without it they are
        /// lost.
        pub dead_letter_topic: Option<String> = optional "deadLetterTopic",
        /// Something that the component wants to know. All values are strings.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// Whether several events come at once.
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

    /// The path at the application for all events, with or without a slash before it. A default
    /// of `routes` wins over it.
    #[must_use]
    pub fn route(mut self, route: impl Into<String>) -> Self {
        self.route = Some(route.into());
        self
    }

    /// Paths for different events.
    #[must_use]
    pub fn routes(mut self, routes: SubscriptionRoutes) -> Self {
        self.routes = Some(routes);
        self
    }

    /// A topic of the same component for events that could not be handled. Without it they are
    /// lost.
    #[must_use]
    pub fn dead_letter_topic(mut self, dead_letter_topic: impl Into<String>) -> Self {
        self.dead_letter_topic = Some(dead_letter_topic.into());
        self
    }

    /// Something that the component wants to know. All values are strings.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// Whether several events come at once.
    #[must_use]
    pub fn bulk_subscribe(mut self, bulk_subscribe: BulkSubscribe) -> Self {
        self.bulk_subscribe = Some(bulk_subscribe);
        self
    }

    /// With `true`, messages need not be CloudEvents: daprd makes an envelope around each.
    #[must_use]
    pub fn raw_payload(mut self, raw_payload: impl Into<String>) -> Self {
        self.metadata
            .insert("rawPayload".to_owned(), raw_payload.into());
        self
    }
}
