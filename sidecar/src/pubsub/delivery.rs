//! Delivers single messages to the application, and interprets its responses.

use std::collections::VecDeque;
use std::sync::Arc;

use bytes::Bytes;
use dapr_client::Headers;
use tokio::sync::mpsc;

use super::bus::UnguardedMessage;
use super::component::PublishError;
use super::envelope::{expires, wrap};
#[cfg(feature = "grpc")]
use super::grpc;
use super::{Message, Metadata, PubsubComponent, SubscriptionSpec, content_type, is_raw, routes};
#[cfg(feature = "grpc")]
use crate::app::EventOutcome;
use crate::app::{App, failure};
use crate::clock::{BusyGuard, Clock};
use crate::go::path::route_target;
use crate::json::{self, Value};
use crate::resiliency::{Failing, Policy};

/// Delivers the messages of a subscription in order.
pub(crate) struct Subscriber {
    pub(super) spec: Arc<SubscriptionSpec>,
    pub(super) component: Arc<PubsubComponent>,
    pub(super) app: App,
    pub(super) clock: Clock,
    /// The resiliency policy, except for bulk delivery.
    pub(super) policy: Policy,
}

/// The outcome of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DeliveryOutcome {
    /// Acknowledged, or matched by no route.
    Done,
    /// Sent to the dead letter topic, if configured; otherwise lost, because an in-memory broker does not
    /// redeliver.
    Dead,
}

/// A failed delivery that may be retried.
struct Refusal {
    status: Option<u16>,
}

impl Failing for Refusal {
    fn code(&self) -> Option<u16> {
        self.status
    }
}

impl Subscriber {
    pub(crate) fn new(
        spec: Arc<SubscriptionSpec>,
        component: Arc<PubsubComponent>,
        app: App,
        clock: Clock,
        policy: Policy,
    ) -> Self {
        Self {
            spec,
            component,
            app,
            clock,
            policy,
        }
    }

    /// Delivers messages until the broker is dropped.
    pub(crate) async fn run(self, mut messages: mpsc::UnboundedReceiver<Message>) {
        if let Some(bulk) = self.spec.bulk {
            return self.run_bulk(messages, bulk).await;
        }
        while let Some(first) = messages.recv().await {
            let (letter, mut due) = first.parted();
            let mut waiting = VecDeque::from([letter]);
            while let Some(letter) = waiting.pop_front() {
                let work = self.handle(letter, due);
                tokio::pin!(work);
                due = loop {
                    // Queued messages release the clock, because a delivery may wait for it.
                    tokio::select! {
                        biased;
                        due = &mut work => break due,
                        Some(next) = messages.recv() => waiting.push_back(next.parted().0),
                    }
                };
            }
        }
    }

    /// Delivers one message. Returns the guard of the time at which it finished.
    async fn handle(&self, mut letter: UnguardedMessage, due: BusyGuard) -> BusyGuard {
        letter
            .metadata
            .insert("pubsubName".to_owned(), self.spec.pubsub.clone());
        let mut due = Some(due);
        if self.deliver(&letter, &mut due).await == DeliveryOutcome::Dead {
            self.send_to_dead_letter(letter.data, letter.metadata);
        }
        due.unwrap_or_else(|| self.clock.busy())
    }

    async fn deliver(
        &self,
        message: &UnguardedMessage,
        due: &mut Option<BusyGuard>,
    ) -> DeliveryOutcome {
        let Ok(raw) = is_raw(&self.spec.metadata) else {
            self.report(
                &Value::Null,
                "the metadata `rawPayload` of the subscription is not a boolean",
            );
            return DeliveryOutcome::Dead;
        };
        let Some((event, body)) = self.open(message, raw) else {
            self.report(
                &Value::Null,
                "the message is not a JSON object, and the subscription does not have `rawPayload`",
            );
            return DeliveryOutcome::Dead;
        };
        if self.is_expired(&event) {
            self.report(&event, "its time to live has expired");
            return DeliveryOutcome::Dead;
        }
        match routes::find(&self.spec.rules, &event) {
            Ok(Some(path)) => {
                let send = || self.send(path, &event, message, body.clone());
                self.policy
                    .run(due, send)
                    .await
                    .unwrap_or(DeliveryOutcome::Dead)
            }
            Ok(None) => {
                self.report(
                    &event,
                    "no rule of the subscription matches it, and there is no default route",
                );
                DeliveryOutcome::Dead
            }
            Err(error) => {
                self.report(
                    &event,
                    &format!("a rule of the subscription failed: {error}"),
                );
                DeliveryOutcome::Dead
            }
        }
    }

    /// The event of a message and the data for the application. `None` if it is not a valid event.
    fn open(&self, message: &UnguardedMessage, raw: bool) -> Option<(Value, Bytes)> {
        let metadata = &message.metadata;
        if raw {
            let mut event = wrap(&message.data, &self.spec.pubsub, &message.topic);
            for name in ["traceid", "traceparent", "tracestate"] {
                if let Some(text) = metadata.get(name) {
                    event.set(name, Value::text(text));
                }
            }
            if let Some(parent) = metadata.get("traceparent") {
                event.set("traceid", Value::text(parent));
            }
            let body = event.to_go_string().into();
            return Some((event, body));
        }
        let binary = metadata
            .get("content-type")
            .is_some_and(|content_type_value| content_type::is_binary(content_type_value));
        let event = if binary {
            attributes(metadata)
        } else {
            parse_event(&message.data)?
        };
        Some((event, message.data.clone()))
    }

    pub(super) fn is_expired(&self, event: &Value) -> bool {
        expires(event).is_some_and(|end| end <= self.clock.now())
    }

    async fn send(
        &self,
        path: &str,
        event: &Value,
        message: &UnguardedMessage,
        body: Bytes,
    ) -> Result<DeliveryOutcome, Refusal> {
        #[cfg(feature = "grpc")]
        if let Some(grpc) = self.app.grpc() {
            let trace = trace_header(event);
            let Some(cloud_event) = grpc::event_of(event, message, &self.spec.pubsub, path) else {
                self.report(event, "its data does not match its content type");
                return Ok(DeliveryOutcome::Dead);
            };
            return match grpc
                .topic_event(cloud_event, &message.metadata, trace)
                .await
            {
                EventOutcome::Acknowledged => Ok(DeliveryOutcome::Done),
                EventOutcome::Dropped => {
                    self.report(event, "the application dropped it");
                    Ok(DeliveryOutcome::Dead)
                }
                EventOutcome::Failed(status) => {
                    let code =
                        status.map_or_else(String::new, |code| format!(" with gRPC code {code}"));
                    self.report(event, &format!("the application failed{code}"));
                    Err(Refusal { status })
                }
            };
        }
        let mut headers = headers_of(&message.metadata);
        if let Some(parent) = trace_header(event) {
            headers.set("traceparent", parent);
        }
        let response = self
            .app
            .post(
                &route_target(path),
                "application/cloudevents+json",
                headers,
                body,
            )
            .await;
        let is_success = matches!(&response, Ok(response) if response.is_success());
        if !is_success {
            let failure = failure(&response);
            self.report(
                event,
                &format!(
                    "the application's handler at {} {failure}",
                    route_target(path)
                ),
            );
        }
        match response {
            Ok(response) if response.is_success() => {
                let status = status_of(&response.body);
                match &status {
                    Ok(DeliveryOutcome::Done) => {}
                    Ok(DeliveryOutcome::Dead) => {
                        self.report(event, "the application responded with the status DROP")
                    }
                    Err(_) => self.report(
                        event,
                        "the application responded with the status RETRY, or an unknown one",
                    ),
                }
                status
            }
            // The application has no handler, so a retry is useless.
            Ok(response) if response.status == 404 => Ok(DeliveryOutcome::Dead),
            Ok(response) => Err(Refusal {
                status: Some(response.status),
            }),
            Err(_) => Err(Refusal { status: None }),
        }
    }

    /// Publishes to the dead letter topic.
    pub(super) fn send_to_dead_letter(&self, data: Bytes, metadata: Metadata) {
        let SubscriptionSpec {
            topic,
            pubsub,
            dead_letter_topic,
            ..
        } = &*self.spec;
        let log = self.app.log();
        let Some(dead) = dead_letter_topic else {
            return log.warn("pubsub", format_args!(
                "an event of the topic `{topic}` of `{pubsub}` is dropped: the subscription has no dead letter topic"
            ));
        };
        // If the application may not publish there, the message is lost, as in daprd.
        match self.component.publish(dead, data, metadata) {
            Ok(()) => log.info("pubsub", format_args!(
                "an event of the topic `{topic}` of `{pubsub}` goes to the dead letter topic `{dead}`"
            )),
            Err(error) => log.error("pubsub", format_args!(
                "an event of the topic `{topic}` of `{pubsub}` is dropped: it cannot be published to the dead letter topic `{dead}`: {}",
                match &error {
                    PublishError::Refused => "the scopes of the component do not allow it",
                    PublishError::Failed(reason) => reason,
                }
            )),
        }
    }

    /// Logs that an event was not delivered, and why.
    pub(super) fn report(&self, event: &Value, reason: &str) {
        let SubscriptionSpec { topic, pubsub, .. } = &*self.spec;
        let id = event
            .member("id")
            .and_then(Value::as_str)
            .unwrap_or("unknown");
        let log = self.app.log();
        log.warn(
            "pubsub",
            format_args!(
                "the event {id} of the topic `{topic}` of `{pubsub}` was not delivered: {reason}"
            ),
        );
    }
}

/// The outcome from the application's response body. An empty or invalid body is a success; `RETRY` and
/// unknown statuses are failures.
fn status_of(body: &[u8]) -> Result<DeliveryOutcome, Refusal> {
    let Ok(response @ Value::Object(_)) = json::decode_first(body) else {
        return Ok(DeliveryOutcome::Done);
    };
    match response.field("status") {
        Some(Value::String(status)) if status == "DROP" => Ok(DeliveryOutcome::Dead),
        Some(Value::String(status)) if !matches!(status.as_str(), "" | "SUCCESS") => {
            Err(Refusal { status: None })
        }
        // A status that is not a string cannot be parsed, which counts as success.
        _ => Ok(DeliveryOutcome::Done),
    }
}

/// Parses a message as an event: exactly one JSON object.
pub(super) fn parse_event(data: &[u8]) -> Option<Value> {
    match json::decode_complete(data).ok()? {
        event @ Value::Object(_) => Some(event),
        Value::Null => Some(Value::Object(Vec::new())),
        _ => None,
    }
}

/// The event attributes in headers: `ce_NAME`.
fn attributes(metadata: &Metadata) -> Value {
    let members = metadata.iter().filter_map(|(name, value)| {
        let name = name.to_ascii_lowercase();
        Some((name.strip_prefix("ce_")?.to_owned(), Value::text(value)))
    });
    Value::Object(members.collect())
}

pub(super) fn headers_of(metadata: &Metadata) -> Headers {
    let mut headers = Headers::new();
    for (name, value) in metadata {
        headers.append(name, value);
    }
    headers
}

/// The `traceparent` of an event: all zeros if it is invalid, `None` if the event has none.
pub(crate) fn trace_header(event: &Value) -> Option<String> {
    let trace = match event.member("traceparent") {
        None | Some(Value::Null) => event.member("traceid"),
        content_type_value => content_type_value,
    };
    // daprd 1.18.2 crashes if it is not a string.
    let trace = trace?.as_str()?;
    Some(if is_trace_parent(trace) {
        trace.to_owned()
    } else {
        "00-00000000000000000000000000000000-0000000000000000-00".to_owned()
    })
}

/// The `traceparent` and `tracestate` of a request, both empty if invalid or missing.
pub(crate) fn trace_of(headers: &Headers) -> (&str, &str) {
    let text = |name: &str| {
        let value = headers
            .get(name)
            .and_then(|value| std::str::from_utf8(value).ok());
        value.unwrap_or_default()
    };
    let parent = text("traceparent");
    if is_trace_parent(parent) {
        (parent, text("tracestate"))
    } else {
        ("", "")
    }
}

/// Whether this is a valid W3C trace context: four groups of hexadecimal digits.
fn is_trace_parent(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths = [2, 32, 16, 2];
    parts.len() == lengths.len()
        && parts.iter().zip(lengths).all(|(part, length)| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
        // The trace ID and the parent ID must not be all zeros.
        && parts[1..3].iter().all(|part| part.contains(|digit| digit != '0'))
}
