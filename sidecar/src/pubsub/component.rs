//! A pub/sub component.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use bytes::Bytes;

use super::{Bus, Metadata};
use crate::resiliency::Failing;
use crate::resources::Properties;
use crate::stand_in::Keyspace;

/// A broker and its access rules.
#[derive(Debug)]
pub(crate) struct PubsubComponent {
    bus: Arc<Bus>,
    /// Set for stand-ins of a server.
    shared: Option<Shared>,
    allowed: Vec<String>,
    protected: Vec<String>,
    may_publish: Vec<String>,
    may_subscribe: Vec<String>,
    published: Mutex<VecDeque<PublishedEvent>>,
    /// Why no event can be delivered: a rule needs a feature without which this package was compiled.
    refused: OnceLock<String>,
}

/// A broker that several sidecars share.
#[derive(Debug)]
pub(crate) struct Shared {
    /// The consumer group: each message goes to one instance of an application.
    pub(crate) group: String,
    /// The server, which may be unavailable.
    pub(crate) server: Arc<Keyspace>,
}

/// The number of events kept for tests.
const RECORDED_EVENTS: usize = 10_000;

/// A published event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PublishedEvent {
    /// The topic.
    pub topic: String,
    /// The message as sent to the broker: a CloudEvent in JSON, or raw data.
    pub data: Bytes,
    /// The metadata of the message.
    pub metadata: BTreeMap<String, String>,
}

/// The scopes of the component deny access to the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused;

/// Why an event was not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PublishError {
    Refused,
    /// The broker's error.
    Failed(String),
}

impl PublishError {
    /// The error of a resiliency policy.
    pub(crate) fn from_text(text: &str) -> Self {
        Self::Failed(text.to_owned())
    }
}

impl Failing for PublishError {
    fn is_final(&self) -> bool {
        *self == Self::Refused
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Refused => "the scopes of the component do not allow it",
            Self::Failed(error) => error,
        })
    }
}

impl From<Refused> for PublishError {
    fn from(Refused: Refused) -> Self {
        Self::Refused
    }
}

impl PubsubComponent {
    /// Creates a component for an application.
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
            refused: OnceLock::new(),
        }
    }

    /// Checks whether the application may publish to the topic.
    pub(crate) fn may_publish(&self, topic: &str) -> Result<(), Refused> {
        self.check(topic, &self.may_publish)
    }

    /// Refuses all events for this reason.
    pub(super) fn refuse_events(&self, reason: &str) {
        let _ = self.refused.set(reason.to_owned());
    }

    /// Publishes a message, if the application may.
    pub(crate) fn publish(
        &self,
        topic: &str,
        data: Bytes,
        metadata: Metadata,
    ) -> Result<(), PublishError> {
        self.may_publish(topic)?;
        if let Some(reason) = self.refused.get() {
            return Err(PublishError::Failed(reason.clone()));
        }
        if let Some(shared) = &self.shared {
            let failed =
                |error| PublishError::Failed(format!("redis streams: error from publish: {error}"));
            shared.server.check_available().map_err(failed)?;
        }
        let mut published = self
            .published
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if published.len() == RECORDED_EVENTS {
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

    /// Subscribes to a topic, if the application may.
    pub(crate) fn listen(
        &self,
        topic: &str,
    ) -> Result<tokio::sync::mpsc::UnboundedReceiver<super::Message>, Refused> {
        self.check(topic, &self.may_subscribe)?;
        Ok(self.listen_inside(topic))
    }

    /// Subscribes to an internal topic of the sidecar: scopes do not apply.
    pub(crate) fn listen_inside(
        &self,
        topic: &str,
    ) -> tokio::sync::mpsc::UnboundedReceiver<super::Message> {
        self.bus.listen(
            topic,
            self.shared.as_ref().map(|shared| shared.group.as_str()),
        )
    }

    /// The events that this application published, in order; at most the last 10,000.
    pub(crate) fn published(&self) -> Vec<PublishedEvent> {
        let published = self
            .published
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        published.iter().cloned().collect()
    }

    /// Forgets the events that were published so far.
    pub(crate) fn clear_published(&self) {
        self.published
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
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

/// Parses `a,b`, with optional whitespace.
fn topics(text: &str) -> Vec<String> {
    let text = text.replace(' ', "");
    if text.is_empty() {
        return Vec::new();
    }
    text.split(',').map(str::to_owned).collect()
}

/// Parses `app=a,b;other=c` and returns the topics of an application.
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
