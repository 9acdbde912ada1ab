//! Declarative subscriptions, of both versions.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Source;

/// A subscription that is written down in a resource.
#[derive(Clone, Debug)]
pub(crate) struct Subscription {
    pub(crate) name: String,
    pub(crate) pubsub_name: String,
    pub(crate) topic: String,
    pub(crate) metadata: BTreeMap<String, String>,
    /// Expressions and the paths they lead to, in their order. The older form has one with no expression.
    pub(crate) rules: Vec<Rule>,
    /// The path when no rule matches.
    pub(crate) default_route: Option<String>,
    pub(crate) dead_letter_topic: String,
    pub(crate) bulk: Bulk,
    pub(crate) scopes: Vec<String>,
    pub(crate) source: Source,
}

/// Where an event goes if it matches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Rule {
    /// CEL; empty matches always.
    #[serde(rename = "match")]
    pub(crate) expression: String,
    pub(crate) path: String,
}

/// Whether events are delivered many at a time.
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

/// Both versions: the older has `route`, the newer `routes`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Spec {
    pubsubname: String,
    topic: String,
    metadata: BTreeMap<String, String>,
    route: String,
    routes: Routes,
    dead_letter_topic: String,
    bulk_subscribe: Bulk,
}

impl Spec {
    pub(super) fn named(self, name: String, scopes: Vec<String>, source: Source) -> Subscription {
        let default = if self.routes.default.is_empty() {
            self.route
        } else {
            self.routes.default
        };
        Subscription {
            name,
            pubsub_name: self.pubsubname,
            topic: self.topic,
            metadata: self.metadata,
            rules: self.routes.rules,
            default_route: Some(default).filter(|route| !route.is_empty()),
            dead_letter_topic: self.dead_letter_topic,
            bulk: self.bulk_subscribe,
            scopes,
            source,
        }
    }
}
