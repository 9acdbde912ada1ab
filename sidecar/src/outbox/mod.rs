//! The transactional outbox of a state store: what a transaction saves is published as well, and only if it was saved.
//!
//! ```text
//! events    what is published for which step of a transaction, to a topic of the sidecar's own
//! delivery  what comes in there goes on to the topic that subscribers know, once the transaction has left its mark
//! ```

mod delivery;
mod events;
#[cfg(test)]
mod tests;

use crate::resources::Properties;

pub(crate) use self::delivery::Delivery;
pub(crate) use self::events::{Sender, events_of};

/// Where the events of a store go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outbox {
    /// The component and the topic that subscribers know.
    pub(crate) pubsub: String,
    pub(crate) topic: String,
    /// The component of the sidecar's own topic.
    pub(crate) between: String,
}

impl Outbox {
    /// The outbox that the properties of a store describe, if they do.
    pub(crate) fn from_properties(properties: &Properties) -> Option<Self> {
        let given = |name: &str| properties.get(name).filter(|value| !value.is_empty());
        let pubsub = given("outboxPublishPubsub")?.to_owned();
        Some(Self {
            topic: given("outboxPublishTopic")?.to_owned(),
            between: given("outboxPubsub").unwrap_or(&pubsub).to_owned(),
            pubsub,
        })
    }

    /// The topic of the sidecar's own, which is that of daprd: instances of one application share it.
    pub(crate) fn inner_topic(&self, app_id: &str, namespace: &str) -> String {
        format!("{namespace}{app_id}{}outbox", self.topic)
    }
}
