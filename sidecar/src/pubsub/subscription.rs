//! Subscriptions, as declared by the application or a resource.

use std::time::Duration;

use serde::Deserialize;

use super::Metadata;
use super::routes::Rule;
use crate::go::decode::decode_json;
use crate::resources;

/// A subscription.
#[derive(Debug)]
pub(crate) struct SubscriptionSpec {
    pub(crate) pubsub: String,
    pub(crate) topic: String,
    pub(crate) metadata: Metadata,
    /// At least one. The last one may be the default, which always matches.
    pub(crate) rules: Vec<Rule>,
    pub(crate) dead_letter_topic: Option<String>,
    pub(crate) bulk: Option<Bulk>,
    /// Whether a resource declares it.
    pub(crate) declared: bool,
}

/// How events are collected for bulk delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bulk {
    /// The maximum number of events.
    pub(crate) max_messages: usize,
    /// The maximum time after the first event.
    pub(crate) wait: Duration,
}

impl Bulk {
    pub(super) fn new(enabled: bool, max_messages: i32, wait: i32) -> Option<Self> {
        let positive_or = |number: i32, default: i32| if number > 0 { number } else { default };
        enabled.then(|| Self {
            max_messages: usize::try_from(positive_or(max_messages, 100)).unwrap_or(100),
            wait: Duration::from_millis(u64::from(positive_or(wait, 1000).unsigned_abs())),
        })
    }
}

/// Parses the response to `GET /dapr/subscribe`. The last of several subscriptions to a topic wins.
/// A subscription without a path is skipped. One invalid subscription invalidates all.
pub(crate) fn from_application(body: &[u8]) -> Result<Vec<SubscriptionSpec>, String> {
    let declared: Vec<DeclaredSubscription> = decode_json(body).map_err(|error| {
        format!("the application's response to GET /dapr/subscribe cannot be read: {error}")
    })?;
    let mut all: Vec<SubscriptionSpec> = Vec::new();
    for subscription in declared {
        let spec = subscription.spec()?;
        if spec.rules.is_empty() {
            continue;
        }
        all.retain(|other| other.pubsub != spec.pubsub || other.topic != spec.topic);
        all.push(spec);
    }
    Ok(all)
}

/// Fails if a rule of the resource is invalid. daprd does not start then.
pub(crate) fn check(resource: &resources::Subscription) -> Result<(), String> {
    from_resource(resource).map(drop)
}

/// A subscription of a resource.
pub(crate) fn from_resource(
    resource: &resources::Subscription,
) -> Result<SubscriptionSpec, String> {
    let rules = resource
        .rules
        .iter()
        .map(|rule| (rule.expression.as_str(), rule.path.as_str()))
        .chain(resource.default_route.as_deref().map(|path| ("", path)));
    let bulk = resource.bulk;
    Ok(SubscriptionSpec {
        pubsub: resource.pubsub_name.clone(),
        topic: resource.topic.clone(),
        metadata: resource.metadata.clone(),
        rules: rules
            .map(|(expression, path)| Rule::new(expression, path))
            .collect::<Result<_, _>>()?,
        dead_letter_topic: filled(&resource.dead_letter_topic),
        bulk: Bulk::new(
            bulk.enabled,
            bulk.max_messages_count,
            bulk.max_await_duration_ms,
        ),
        declared: true,
    })
}

/// A subscription as an application declares it, in the older form (`route`) or the newer one (`routes`).
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct DeclaredSubscription {
    pubsubname: String,
    topic: String,
    dead_letter_topic: String,
    metadata: Metadata,
    route: String,
    routes: Routes,
    bulk_subscribe: DeclaredBulk,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Routes {
    rules: Vec<DeclaredRule>,
    default: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct DeclaredRule {
    #[serde(rename = "match")]
    expression: String,
    path: String,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct DeclaredBulk {
    enabled: bool,
    max_messages_count: i32,
    max_await_duration_ms: i32,
}

impl DeclaredSubscription {
    fn spec(self) -> Result<SubscriptionSpec, String> {
        let routes = self.routes;
        let mut rules = Vec::new();
        for rule in routes.rules {
            rules.push(Rule::new(&rule.expression, &rule.path)?);
        }
        if let Some(path) = filled(&routes.default).or_else(|| filled(&self.route)) {
            rules.push(Rule::new("", &path)?);
        }
        let bulk = self.bulk_subscribe;
        Ok(SubscriptionSpec {
            pubsub: self.pubsubname,
            topic: self.topic,
            metadata: self.metadata,
            rules,
            dead_letter_topic: filled(&self.dead_letter_topic),
            bulk: Bulk::new(
                bulk.enabled,
                bulk.max_messages_count,
                bulk.max_await_duration_ms,
            ),
            declared: false,
        })
    }
}

fn filled(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
