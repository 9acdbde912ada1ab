//! `Subscription`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{JsonWriter, ToJson};

use super::{BulkSubscribe, SubscriptionRoutes};

/// A topic that the application wants, and where its events go.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Subscription {
    /// The name of the pub/sub component.
    pub pubsub_name: String,
    /// The topic.
    pub topic: String,
    /// The path at the application for all events, with or without a slash before it. A default of
    /// `routes` wins over it.
    pub route: Option<String>,
    /// Paths for different events.
    pub routes: Option<SubscriptionRoutes>,
    /// A topic of the same component for events that could not be handled. Without it they are
    /// lost.
    pub dead_letter_topic: Option<String>,
    /// Something that the component wants to know. All values are strings.
    pub metadata: BTreeMap<String, String>,
    /// Whether several events come at once.
    pub bulk_subscribe: Option<BulkSubscribe>,
}

impl Subscription {
    /// With what it must have, and nothing else.
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

    /// The path at the application for all events, with or without a slash before it. A default of
    /// `routes` wins over it.
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

impl ToJson for Subscription {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("pubsubname", &self.pubsub_name);
        object.field("topic", &self.topic);
        object.optional("route", self.route.as_ref());
        object.optional("routes", self.routes.as_ref());
        object.optional("deadLetterTopic", self.dead_letter_topic.as_ref());
        object.map("metadata", &self.metadata);
        object.optional("bulkSubscribe", self.bulk_subscribe.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for Subscription {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            pubsub_name: object.default("pubsubname")?,
            topic: object.default("topic")?,
            route: object.optional("route")?,
            routes: object.optional("routes")?,
            dead_letter_topic: object.optional("deadLetterTopic")?,
            metadata: object.default("metadata")?,
            bulk_subscribe: object.optional("bulkSubscribe")?,
        })
    }
}
