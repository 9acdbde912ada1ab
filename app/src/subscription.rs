//! Subscriptions: topics, and the handlers of their events.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client::publish::{BulkSubscribe, Subscription, SubscriptionRoutes, SubscriptionRule};

use crate::handler::{Boxed, Handler, boxed};
use crate::reply::{EventResult, IntoEventResult};

/// A handler of events.
pub(crate) type EventHandler = Boxed<Result<EventResult, String>>;

/// A subscription to a topic, with the handlers of its events.
///
/// ```
/// use dapr_app::{Json, Topic};
///
/// async fn cancelled(order: Json<u32>) {}
/// async fn placed(order: Json<u32>) {}
///
/// let orders = Topic::new("holonet", "orders")
///     .rule("event.type == 'order.cancelled'", cancelled)
///     .handler(placed)
///     .dead_letter_topic("lost-orders");
/// ```
#[must_use = "pass it to `DaprApp::builder().subscribe(..)`"]
pub struct Topic {
    pub(crate) pubsub: String,
    pub(crate) topic: String,
    pub(crate) rules: Vec<(String, EventHandler)>,
    pub(crate) default: Option<EventHandler>,
    pub(crate) dead_letter_topic: Option<String>,
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) bulk: Option<(Option<u32>, Option<Duration>)>,
    pub(crate) undecodable: Option<Undecodable>,
    pub(crate) needs: Vec<(std::any::TypeId, &'static str)>,
}

/// The result of an event whose data does not decode as the type that the handler takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Undecodable {
    /// The event is dropped: a second delivery would fail as well.
    #[default]
    Drop,
    /// The event is delivered again.
    Retry,
}

impl Topic {
    /// Subscribes to a topic of a pub/sub component.
    pub fn new(pubsub: impl Into<String>, topic: impl Into<String>) -> Self {
        Topic {
            pubsub: pubsub.into(),
            topic: topic.into(),
            rules: Vec::new(),
            default: None,
            dead_letter_topic: None,
            metadata: BTreeMap::new(),
            bulk: None,
            undecodable: None,
            needs: Vec::new(),
        }
    }

    /// Handles the events that match no rule.
    pub fn handler<A, H>(mut self, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoEventResult + 'static,
    {
        self.needs.extend(H::needs());
        self.default = Some(boxed(handler, IntoEventResult::into_event_result));
        self
    }

    /// Handles the events for which a CEL expression is true. The sidecar evaluates the rules in
    /// order, for example `event.type == 'order.cancelled'`.
    pub fn rule<A, H>(mut self, expression: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoEventResult + 'static,
    {
        self.needs.extend(H::needs());
        let handler = boxed(handler, IntoEventResult::into_event_result);
        self.rules.push((expression.into(), handler));
        self
    }

    /// Sends events to another topic if they are dropped or all retries fail.
    pub fn dead_letter_topic(mut self, topic: impl Into<String>) -> Self {
        self.dead_letter_topic = Some(topic.into());
        self
    }

    /// Sets an entry of the metadata, which the component reads.
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// Receives messages that are not CloudEvents as raw bytes.
    pub fn raw_payload(self) -> Self {
        self.metadata("rawPayload", "true")
    }

    /// Delivers several events in one request. Each is handled on its own, and has its own result.
    /// `None` leaves a limit to the sidecar: 100 events, one second.
    pub fn bulk(mut self, max_messages: Option<u32>, max_await: Option<Duration>) -> Self {
        self.bulk = Some((max_messages, max_await));
        self
    }

    /// Sets the result of an event whose data does not decode. Defaults to that of the application
    /// ([`DaprAppBuilder::undecodable`](crate::DaprAppBuilder::undecodable)).
    pub fn undecodable(mut self, policy: Undecodable) -> Self {
        self.undecodable = Some(policy);
        self
    }

    /// Returns the problems of the subscription.
    pub(crate) fn problems(&self) -> Vec<String> {
        let name = format!("the subscription to {:?} of {:?}", self.topic, self.pubsub);
        let mut problems = Vec::new();
        if self.pubsub.is_empty() || self.topic.is_empty() {
            problems.push(format!("{name} needs a component and a topic"));
        }
        if self.rules.is_empty() && self.default.is_none() {
            problems.push(format!("{name} has no handler"));
        }
        for (index, (rule, _)) in self.rules.iter().enumerate() {
            let number = index + 1;
            if rule.trim().is_empty() {
                // daprd treats an empty rule as always true.
                problems.push(format!("{name}: rule {number} is empty"));
            }
            if self.rules[..index].iter().any(|(other, _)| other == rule) {
                problems.push(format!(
                    "{name}: rule {number} repeats an earlier one: {rule}"
                ));
            }
        }
        problems
    }

    /// Returns the routes of the handlers, in the order of the rules, the default last.
    pub(crate) fn routes(&self) -> Vec<String> {
        let (pubsub, topic) = (segment(&self.pubsub), segment(&self.topic));
        let base = format!("/dapr-app/events/{pubsub}/{topic}");
        let rules = (1..=self.rules.len()).map(|number| format!("{base}/rule-{number}"));
        rules
            .chain(self.default.iter().map(|_| base.clone()))
            .collect()
    }

    /// Returns the subscription in the format of the sidecar.
    pub(crate) fn described(&self) -> Subscription {
        let mut routes = self.routes();
        let mut described = Subscription::new(&self.pubsub, &self.topic);
        if self.rules.is_empty() {
            if let Some(route) = routes.pop() {
                described = described.route(route);
            }
        } else {
            let default = self.default.as_ref().and_then(|_| routes.pop());
            let rules = self.rules.iter().zip(routes);
            let rules = rules.map(|((expression, _), path)| {
                SubscriptionRule::new(path).r#match(expression.clone())
            });
            let mut all = SubscriptionRoutes::new().rules(rules);
            if let Some(default) = default {
                all = all.default(default);
            }
            described = described.routes(all);
        }
        if let Some(topic) = &self.dead_letter_topic {
            described = described.dead_letter_topic(topic);
        }
        for (key, value) in &self.metadata {
            described = described.metadata(key, value);
        }
        if let Some((messages, wait)) = self.bulk {
            let mut bulk = BulkSubscribe::new(true);
            if let Some(messages) = messages {
                bulk = bulk.max_messages_count(messages.try_into().unwrap_or(i32::MAX));
            }
            if let Some(wait) = wait {
                bulk = bulk.max_await_duration(wait);
            }
            described = described.bulk_subscribe(bulk);
        }
        described
    }
}

/// A name as a path segment that no URL library changes: `_2F` stands for the byte 0x2F.
fn segment(name: &str) -> String {
    let mut segment = String::new();
    for (index, byte) in name.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => segment.push(char::from(byte)),
            b'.' if index > 0 => segment.push('.'),
            other => segment.push_str(&format!("_{other:02X}")),
        }
    }
    segment
}

#[cfg(test)]
mod tests {
    use super::segment;

    #[test]
    fn names_become_one_segment_each() {
        assert_eq!(segment("orders.v1-a"), "orders.v1-a");
        assert_eq!(segment("a/#"), "a_2F_23");
        assert_eq!(segment("orders/rule-1"), "orders_2Frule-1");
        assert_eq!(segment(".."), "_2E.");
        assert_eq!(segment("ü_"), "_C3_BC_5F");
    }
}
