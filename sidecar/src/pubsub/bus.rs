//! A broker in memory: hands each message to all who listen to its topic, to each one after the other.

use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::sync::mpsc;

use super::Metadata;
use crate::clock::{Clock, Due};

/// A message on its way.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) topic: String,
    pub(crate) data: Bytes,
    pub(crate) metadata: Metadata,
    /// As long as the message is on its way the clock is not moved on.
    pub(super) due: Due,
}

/// A message without its guard: it lets the clock go on while it waits.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) topic: String,
    pub(super) data: Bytes,
    pub(super) metadata: Metadata,
}

impl Letter {
    /// A message again, at the moment of a guard.
    pub(super) fn wake(self, due: &Due) -> Message {
        Message {
            topic: self.topic,
            data: self.data,
            metadata: self.metadata,
            due: due.clone(),
        }
    }
}

impl Message {
    /// The message itself, and the guard of the moment at which it came.
    pub(super) fn parted(self) -> (Letter, Due) {
        let letter = Letter {
            topic: self.topic,
            data: self.data,
            metadata: self.metadata,
        };
        (letter, self.due)
    }

    /// The bytes, and the guard of the moment at which they came.
    pub(crate) fn open(self) -> (Bytes, Due) {
        (self.data, self.due)
    }
}

/// A broker in memory. Nothing is kept: who does not listen misses it.
#[derive(Debug)]
pub(crate) struct Bus {
    clock: Clock,
    listeners: Mutex<Vec<Listener>>,
}

#[derive(Debug)]
struct Listener {
    topic: String,
    /// Of several listeners in a group one gets a message, each in turn.
    group: Option<String>,
    queue: mpsc::UnboundedSender<Message>,
}

impl Listener {
    /// A star at the end stands for at least one character.
    fn hears(&self, topic: &str) -> bool {
        if self.topic == topic {
            return true;
        }
        let prefix = self.topic.strip_suffix('*');
        prefix.is_some_and(|prefix| topic.len() > prefix.len() && topic.starts_with(prefix))
    }
}

impl Bus {
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            clock,
            listeners: Mutex::default(),
        }
    }

    /// Begins to listen. It ends when the queue is dropped.
    pub(crate) fn listen(
        &self,
        topic: &str,
        group: Option<&str>,
    ) -> mpsc::UnboundedReceiver<Message> {
        let (queue, messages) = mpsc::unbounded_channel();
        self.listeners().push(Listener {
            topic: topic.to_owned(),
            group: group.map(str::to_owned),
            queue,
        });
        messages
    }

    /// Hands a message out. It returns before anybody has looked at it.
    pub(crate) fn publish(&self, topic: &str, data: Bytes, metadata: Metadata) {
        let message = Message {
            topic: topic.to_owned(),
            data,
            metadata,
            due: self.clock.busy(),
        };
        let mut listeners = self.listeners();
        listeners.retain(|listener| !listener.queue.is_closed());
        let mut served: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        let mut left = listeners.len();
        while left > 0 {
            left -= 1;
            let listener = &listeners[at];
            let group = listener
                .group
                .clone()
                .map(|group| (group, listener.topic.clone()));
            let again = group.as_ref().is_some_and(|group| served.contains(group));
            if !listener.hears(topic) || again || listener.queue.send(message.clone()).is_err() {
                at += 1;
                continue;
            }
            match group {
                None => at += 1,
                Some(group) => {
                    served.push(group);
                    // The others of the group come first next time.
                    let last = listeners.remove(at);
                    listeners.push(last);
                }
            }
        }
    }

    fn listeners(&self) -> MutexGuard<'_, Vec<Listener>> {
        self.listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
