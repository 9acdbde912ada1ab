//! Declarative subscriptions, in both versions.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Source;

/// A subscription that a resource declares.
#[derive(Clone, Debug)]
pub(crate) struct Subscription {
    pub(crate) name: String,
    pub(crate) pubsub_name: String,
    pub(crate) topic: String,
    pub(crate) metadata: BTreeMap<String, String>,
    /// Expressions and their paths, in order. The older version has one without an expression.
    pub(crate) rules: Vec<Rule>,
    /// The path if no rule matches.
    pub(crate) default_route: Option<String>,
    pub(crate) dead_letter_topic: String,
    pub(crate) bulk: Bulk,
    pub(crate) scopes: Vec<String>,
    pub(crate) source: Source,
    /// The numbers of its folder, its file and its document, by which daprd orders subscriptions.
    pub(super) position: [usize; 3],
    /// Whether it uses the older version, which daprd reads last.
    pub(super) is_old: bool,
}

/// A routing rule: the path for events that match an expression.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Rule {
    /// A CEL expression. An empty one always matches.
    #[serde(rename = "match")]
    pub(crate) expression: String,
    pub(crate) path: String,
}

/// Settings for bulk delivery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Bulk {
    pub(crate) enabled: bool,
    pub(crate) max_messages_count: i32,
    pub(crate) max_await_duration_ms: i32,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Routes {
    rules: Vec<Rule>,
    default: String,
}

/// The spec of `dapr.io/v1alpha1`, with one route.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct OldSpec {
    pubsubname: String,
    topic: String,
    metadata: BTreeMap<String, String>,
    route: String,
    dead_letter_topic: String,
    bulk_subscribe: Bulk,
}

/// The spec of `dapr.io/v2alpha1`, with several routes.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Spec {
    pubsubname: String,
    topic: String,
    metadata: BTreeMap<String, String>,
    routes: Routes,
    dead_letter_topic: String,
    bulk_subscribe: Bulk,
}

impl From<OldSpec> for Spec {
    fn from(old: OldSpec) -> Self {
        Self {
            pubsubname: old.pubsubname,
            topic: old.topic,
            metadata: old.metadata,
            routes: Routes {
                rules: Vec::new(),
                default: old.route,
            },
            dead_letter_topic: old.dead_letter_topic,
            bulk_subscribe: old.bulk_subscribe,
        }
    }
}

impl Spec {
    pub(super) fn named(
        self,
        name: String,
        scopes: Vec<String>,
        source: Source,
        position: [usize; 3],
        is_old: bool,
    ) -> Subscription {
        Subscription {
            name,
            pubsub_name: self.pubsubname,
            topic: self.topic,
            metadata: self.metadata,
            rules: self.routes.rules,
            default_route: Some(self.routes.default).filter(|route| !route.is_empty()),
            dead_letter_topic: self.dead_letter_topic,
            bulk: self.bulk_subscribe,
            scopes,
            source,
            position,
            is_old,
        }
    }
}

/// The subscriptions of an application, in the order of daprd: of several with one name, the last wins.
pub(crate) fn select(all: Vec<Subscription>, app_id: &str) -> Vec<Subscription> {
    let (mut sorted, old): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| !one.is_old);
    sorted.extend(old);
    // daprd compares the numbers separately, which is not a total order, so the sort algorithm matters.
    for end in 1..sorted.len() {
        let mut at = end;
        while at > 0 && is_less(&sorted[at], &sorted[at - 1]) {
            sorted.swap(at, at - 1);
            at -= 1;
        }
    }
    let mut selected: Vec<Subscription> = Vec::new();
    for one in sorted {
        if one.scopes.is_empty() || one.scopes.iter().any(|scope| scope == app_id) {
            selected.retain(|other| other.name != one.name);
            selected.push(one);
        }
    }
    selected
}

fn is_less(one: &Subscription, other: &Subscription) -> bool {
    one.position
        .iter()
        .zip(&other.position)
        .any(|(one, other)| one < other)
}
