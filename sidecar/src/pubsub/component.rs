//! A component of publish and subscribe.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

use super::{Bus, Metadata};
use crate::resiliency::Failing;
use crate::resources::Properties;
use crate::stand_in::Keyspace;

/// A broker and who may do what there.
#[derive(Debug)]
pub(crate) struct PubsubComponent {
    bus: Arc<Bus>,
    /// What stands in for a server.
    shared: Option<Shared>,
    allowed: Vec<String>,
    protected: Vec<String>,
    may_publish: Vec<String>,
    may_subscribe: Vec<String>,
    published: Mutex<VecDeque<PublishedEvent>>,
}

/// A broker that several sidecars share.
#[derive(Debug)]
pub(crate) struct Shared {
    /// Each message goes to one of the instances of an application, which this names.
    pub(crate) group: String,
    /// The server, which may be gone.
    pub(crate) server: Arc<Keyspace>,
}

/// How many messages are remembered for tests; a sidecar may run for long.
const REMEMBERED: usize = 10_000;

/// A message that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PublishedEvent {
    /// The topic.
    pub topic: String,
    /// What the broker got: a CloudEvent in JSON, or the bytes of a raw message.
    pub data: Bytes,
    /// What was said about it beside it.
    pub metadata: BTreeMap<String, String>,
}

/// The scopes of the component keep the application from a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused;

/// Why a message is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PublishFault {
    Refused,
    /// What the broker says.
    Failed(String),
}

impl PublishFault {
    /// What a policy says in the place of the broker.
    pub(crate) fn said(said: &str) -> Self {
        Self::Failed(said.to_owned())
    }
}

impl Failing for PublishFault {
    fn is_final(&self) -> bool {
        *self == Self::Refused
    }
}

impl fmt::Display for PublishFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Refused => "the scopes of the component do not allow it",
            Self::Failed(fault) => fault,
        })
    }
}

impl From<Refused> for PublishFault {
    fn from(Refused: Refused) -> Self {
        Self::Refused
    }
}

impl PubsubComponent {
    /// A component for an application.
    pub(crate) fn new(
        app_id: &str,
        properties: &Properties,
        bus: Arc<Bus>,
        shared: Option<Shared>,
    ) -> Self {
        let list = |name: &str| topics(properties.get(name).unwrap_or_default());
        let scope = |name: &str| scoped(properties.get(name).unwrap_or_default(), app_id);
        Self {
            bus,
            shared,
            allowed: list("allowedTopics"),
            protected: list("protectedTopics"),
            may_publish: scope("publishingScopes"),
            may_subscribe: scope("subscriptionScopes"),
            published: Mutex::default(),
        }
    }

    /// Whether the application may publish to the topic.
    pub(crate) fn may_publish(&self, topic: &str) -> Result<(), Refused> {
        self.check(topic, &self.may_publish)
    }

    /// Publishes, if the application may.
    pub(crate) fn publish(
        &self,
        topic: &str,
        data: Bytes,
        metadata: Metadata,
    ) -> Result<(), PublishFault> {
        self.may_publish(topic)?;
        if let Some(shared) = &self.shared {
            let failed =
                |fault| PublishFault::Failed(format!("redis streams: error from publish: {fault}"));
            shared.server.reach().map_err(failed)?;
        }
        let mut published = self
            .published
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if published.len() == REMEMBERED {
            published.pop_front();
        }
        published.push_back(PublishedEvent {
            topic: topic.to_owned(),
            data: data.clone(),
            metadata: metadata.clone(),
        });
        drop(published);
        self.bus.publish(topic, data, metadata);
        Ok(())
    }

    /// Begins to listen to a topic, if the application may.
    pub(crate) fn listen(
        &self,
        topic: &str,
    ) -> Result<tokio::sync::mpsc::UnboundedReceiver<super::Message>, Refused> {
        self.check(topic, &self.may_subscribe)?;
        Ok(self.listen_inside(topic))
    }

    /// Begins to listen to a topic of the sidecar's own: scopes are for the application.
    pub(crate) fn listen_inside(
        &self,
        topic: &str,
    ) -> tokio::sync::mpsc::UnboundedReceiver<super::Message> {
        self.bus.listen(
            topic,
            self.shared.as_ref().map(|shared| shared.group.as_str()),
        )
    }

    /// What this application has published here, in order; the last ten thousand.
    pub(crate) fn published(&self) -> Vec<PublishedEvent> {
        let published = self
            .published
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        published.iter().cloned().collect()
    }

    fn check(&self, topic: &str, scoped: &[String]) -> Result<(), Refused> {
        let has = |topics: &[String]| topics.iter().any(|known| known == topic);
        let allowed = self.allowed.is_empty() || has(&self.allowed);
        let free = scoped.is_empty() && !has(&self.protected);
        if allowed && (free || has(scoped)) {
            Ok(())
        } else {
            Err(Refused)
        }
    }
}

/// `a,b` with or without blanks.
fn topics(text: &str) -> Vec<String> {
    let text = text.replace(' ', "");
    if text.is_empty() {
        return Vec::new();
    }
    text.split(',').map(str::to_owned).collect()
}

/// The topics of an application in `app=a,b;other=c`.
fn scoped(text: &str, app_id: &str) -> Vec<String> {
    let text = text.replace(' ', "");
    text.split(';')
        .filter_map(|entry| {
            let mut parts = entry.split('=');
            let app = parts.next()?;
            parts.next().filter(|_| app == app_id)
        })
        .flat_map(|topics| topics.split(',').map(str::to_owned))
        .collect()
}
