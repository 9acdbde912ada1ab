//! The transactional outbox of a state store: publishes what a transaction saves, only after it is committed.
//!
//! ```text
//! events    the events of a transaction, published to an internal topic
//! delivery  delivers them to the topic of subscribers after the commit
//! ```

mod delivery;
mod events;
#[cfg(test)]
mod tests;

use crate::resources::Properties;

pub(crate) use self::delivery::Delivery;
pub(crate) use self::events::{Sender, events_of};

/// The outbox settings of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outbox {
    /// The component and topic of the subscribers.
    pub(crate) pubsub: String,
    pub(crate) topic: String,
    /// The component of the internal topic.
    pub(crate) between: String,
}

impl Outbox {
    /// Reads the outbox properties of a store. `None` if the outbox is disabled.
    pub(crate) fn from_properties(properties: &Properties) -> Option<Self> {
        let property = |name: &str| properties.get(name).filter(|value| !value.is_empty());
        let pubsub = property("outboxPublishPubsub")?.to_owned();
        Some(Self {
            topic: property("outboxPublishTopic")?.to_owned(),
            between: property("outboxPubsub").unwrap_or(&pubsub).to_owned(),
            pubsub,
        })
    }

    /// The internal topic, named as in daprd: instances of an application share it.
    pub(crate) fn inner_topic(&self, app_id: &str, namespace: &str) -> String {
        format!("{namespace}{app_id}{}outbox", self.topic)
    }
}
