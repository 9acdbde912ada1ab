//! Delivery from the outbox's internal topic to the topic of subscribers.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::mpsc;

use super::Outbox;
use crate::json::{Value, decode_complete};
use crate::log::Log;
use crate::pubsub::{Message, Metadata, PubsubComponent};
use crate::resiliency::Policy;
use crate::state::{Delete, Get, StateComponent};

/// The delay before the first check of the transaction marker.
const FIRST_CHECK: Duration = Duration::from_secs(1);

/// The delays before further checks. daprd randomizes them by up to 10%. After the last check daprd
/// should give up, but version 1.18.2 retries forever without pause, and an in-memory broker then delivers
/// nothing more.
const FURTHER_CHECKS: [Duration; 4] = [
    Duration::from_millis(500),
    Duration::from_millis(1500),
    Duration::from_secs(3),
    Duration::from_secs(3),
];

/// Delivers the events of a store.
pub(crate) struct Delivery {
    pub(crate) outbox: Outbox,
    pub(crate) store: Arc<StateComponent>,
    /// The component of the subscribers, if it exists.
    pub(crate) target: Option<Arc<PubsubComponent>>,
    /// The policy for publishing.
    pub(crate) policy: Policy,
    /// The log for lost events.
    pub(crate) log: Log,
}

impl Delivery {
    /// Delivers until the broker is dropped; each event waits independently.
    pub(crate) async fn run(self, mut messages: mpsc::UnboundedReceiver<Message>) {
        let mut running = FuturesUnordered::new();
        loop {
            tokio::select! {
                message = messages.recv() => match message {
                    Some(message) => running.push(self.publish_committed(message)),
                    None => return,
                },
                Some(()) = running.next() => {}
            }
        }
    }

    /// Publishes an event once its transaction is committed. An event whose transaction is never committed, or that cannot be
    /// published, is lost and reported.
    async fn publish_committed(&self, message: Message) {
        let (data, due) = message.open();
        let Ok(mut event @ Value::Object(_)) = decode_complete(&data) else {
            return;
        };
        let marker_key = event.member("id").and_then(Value::as_str);
        let marker_key = marker_key.unwrap_or_default().to_owned();
        let mut due = due.sleep(FIRST_CHECK).await;
        let mut further_checks = FURTHER_CHECKS.iter();
        while !self.exists(&marker_key).await {
            let Some(wait) = further_checks.next() else {
                self.report(&marker_key, "its transaction was not committed");
                return;
            };
            due = due.sleep(*wait).await;
        }
        event.set("topic", Value::text(&self.outbox.topic));
        event.set("pubsubname", Value::text(&self.outbox.pubsub));
        let Some(target) = &self.target else {
            self.report(&marker_key, "the component does not exist");
            return;
        };
        let event = Bytes::from(event.to_go_string());
        let topic = &self.outbox.topic;
        let publish = || std::future::ready(target.publish(topic, event.clone(), Metadata::new()));
        let mut due = Some(due);
        let published = self.policy.run(&mut due, publish).await;
        if published.is_ok() {
            // A remaining marker is harmless.
            let _ = self.store.delete_once(&Delete::new(marker_key)).await;
        } else {
            self.report(&marker_key, "it cannot be published");
        }
        drop(due);
    }

    fn report(&self, id: &str, reason: &str) {
        let Outbox { topic, pubsub, .. } = &self.outbox;
        self.log.error(
            "outbox",
            format_args!("the event {id} for the topic `{topic}` of `{pubsub}` is lost: {reason}"),
        );
    }

    async fn exists(&self, marker_key: &str) -> bool {
        let get = Get {
            key: marker_key.to_owned(),
            ..Get::default()
        };
        let found = self.store.get_once(&get).await;
        found.is_ok_and(|found| found.is_some_and(|found| !found.data.is_empty()))
    }
}
