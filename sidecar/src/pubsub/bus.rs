//! An in-memory broker: sends each message to all subscribers of its topic, in order.

use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::sync::mpsc;

use super::Metadata;
use crate::clock::{BusyGuard, Clock};

/// A message in transit.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) topic: String,
    pub(crate) data: Bytes,
    pub(crate) metadata: Metadata,
    /// Prevents the clock from moving while the message is in transit.
    pub(super) due: BusyGuard,
}

/// A message without its guard: the clock may move while it waits.
#[derive(Clone, Debug)]
pub(super) struct UnguardedMessage {
    pub(super) topic: String,
    pub(super) data: Bytes,
    pub(super) metadata: Metadata,
}

impl UnguardedMessage {
    /// Adds a guard again.
    pub(super) fn wake(self, due: &BusyGuard) -> Message {
        Message {
            topic: self.topic,
            data: self.data,
            metadata: self.metadata,
            due: due.clone(),
        }
    }
}

impl Message {
    /// Separates the message from the guard of its arrival.
    pub(super) fn parted(self) -> (UnguardedMessage, BusyGuard) {
        let letter = UnguardedMessage {
            topic: self.topic,
            data: self.data,
            metadata: self.metadata,
        };
        (letter, self.due)
    }

    /// The data, and the guard of its arrival.
    pub(crate) fn open(self) -> (Bytes, BusyGuard) {
        (self.data, self.due)
    }
}

/// An in-memory broker without persistence: only current subscribers receive a message.
#[derive(Debug)]
pub(crate) struct Bus {
    clock: Clock,
    listeners: Mutex<Vec<Listener>>,
}

#[derive(Debug)]
struct Listener {
    topic: String,
    /// Within a group, one subscriber receives each message, round robin.
    group: Option<String>,
    queue: mpsc::UnboundedSender<Message>,
}

impl Listener {
    /// A trailing `*` matches at least one character.
    fn matches_topic(&self, topic: &str) -> bool {
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

    /// Subscribes to a topic until the queue is dropped.
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

    /// Sends a message to the queues of its subscribers, without waiting for them.
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
            let is_group_served = group.as_ref().is_some_and(|group| served.contains(group));
            if !listener.matches_topic(topic)
                || is_group_served
                || listener.queue.send(message.clone()).is_err()
            {
                at += 1;
                continue;
            }
            match group {
                None => at += 1,
                Some(group) => {
                    served.push(group);
                    // Moves the receiver to the end of its group.
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
