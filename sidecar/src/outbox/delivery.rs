//! From the topic of the sidecar's own to the topic that subscribers know.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::mpsc;

use super::Outbox;
use crate::json::{Value, decode_whole};
use crate::log::Log;
use crate::pubsub::{Message, Metadata, PubsubComponent};
use crate::resiliency::Policy;
use crate::state::{Delete, Get, StateComponent};

/// How long the transaction has before its mark is looked for.
const FIRST_LOOK: Duration = Duration::from_secs(1);

/// How long to wait before each further look. daprd waits as long, give or take a tenth. After the last look it is meant to give
/// up, but version 1.18.2 goes on without a pause and without an end, and a broker in memory delivers nothing any more.
const FURTHER_LOOKS: [Duration; 4] = [
    Duration::from_millis(500),
    Duration::from_millis(1500),
    Duration::from_secs(3),
    Duration::from_secs(3),
];

/// Passes the events of one store on.
pub(crate) struct Delivery {
    pub(crate) outbox: Outbox,
    pub(crate) store: Arc<StateComponent>,
    /// The component that subscribers know, if there is one.
    pub(crate) target: Option<Arc<PubsubComponent>>,
    /// How often it is tried to publish there.
    pub(crate) policy: Policy,
    /// Where lost events are reported.
    pub(crate) log: Log,
}

impl Delivery {
    /// Passes on for as long as there is a broker; each event has a wait of its own.
    pub(crate) async fn run(self, mut messages: mpsc::UnboundedReceiver<Message>) {
        let mut running = FuturesUnordered::new();
        loop {
            tokio::select! {
                message = messages.recv() => match message {
                    Some(message) => running.push(self.pass_on(message)),
                    None => return,
                },
                Some(()) = running.next() => {}
            }
        }
    }

    /// Publishes an event once its transaction is there. One whose transaction never comes is lost, as is one that
    /// cannot be published: both are reported.
    async fn pass_on(&self, message: Message) {
        let (data, due) = message.open();
        let Ok(mut event @ Value::Object(_)) = decode_whole(&data) else {
            return;
        };
        let mark = event.member("id").and_then(Value::as_str);
        let mark = mark.unwrap_or_default().to_owned();
        let mut due = due.sleep(FIRST_LOOK).await;
        let mut looks = FURTHER_LOOKS.iter();
        while !self.is_there(&mark).await {
            let Some(wait) = looks.next() else {
                self.report(&mark, "its transaction was not committed");
                return;
            };
            due = due.sleep(*wait).await;
        }
        event.set("topic", Value::text(&self.outbox.topic));
        event.set("pubsubname", Value::text(&self.outbox.pubsub));
        let Some(target) = &self.target else {
            self.report(&mark, "there is no such component");
            return;
        };
        let event = Bytes::from(event.to_go_string());
        let topic = &self.outbox.topic;
        let publish = || std::future::ready(target.publish(topic, event.clone(), Metadata::new()));
        let mut due = Some(due);
        let published = self.policy.run(&mut due, publish).await;
        if published.is_ok() {
            // A mark that stays does no harm.
            let _ = self.store.delete_once(&Delete::new(mark)).await;
        } else {
            self.report(&mark, "it cannot be published");
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

    async fn is_there(&self, mark: &str) -> bool {
        let get = Get {
            key: mark.to_owned(),
            ..Get::default()
        };
        let found = self.store.get_once(&get).await;
        found.is_ok_and(|found| found.is_some_and(|found| !found.data.is_empty()))
    }
}
