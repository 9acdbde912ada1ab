//! The callback messages, with the fields used here.

use std::collections::BTreeMap;

use super::server::Any;

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Subscriptions {
    #[prost(message, repeated, tag = "1")]
    pub(super) all: Vec<Subscription>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Subscription {
    #[prost(string, tag = "1")]
    pub(super) pubsub: String,
    #[prost(string, tag = "2")]
    pub(super) topic: String,
    #[prost(message, optional, tag = "5")]
    pub(super) routes: Option<Routes>,
    #[prost(string, tag = "6")]
    pub(super) dead_letter_topic: String,
    #[prost(message, optional, tag = "7")]
    pub(super) bulk: Option<Bulk>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Routes {
    #[prost(message, repeated, tag = "1")]
    pub(super) rules: Vec<Rule>,
    #[prost(string, tag = "2")]
    pub(super) default: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Rule {
    #[prost(string, tag = "1")]
    pub(super) expression: String,
    #[prost(string, tag = "2")]
    pub(super) path: String,
}

#[derive(Clone, Copy, PartialEq, prost::Message)]
pub(super) struct Bulk {
    #[prost(bool, tag = "1")]
    pub(super) enabled: bool,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct TopicEvent {
    #[prost(string, tag = "2")]
    pub(super) source: String,
    #[prost(string, tag = "3")]
    pub(super) event_type: String,
    #[prost(string, tag = "5")]
    pub(super) content_type: String,
    #[prost(string, tag = "6")]
    pub(super) topic: String,
    #[prost(bytes = "vec", tag = "7")]
    pub(super) data: Vec<u8>,
    #[prost(string, tag = "8")]
    pub(super) pubsub: String,
    #[prost(string, tag = "9")]
    pub(super) path: String,
    #[prost(bytes = "vec", tag = "10")]
    pub(super) extensions: Vec<u8>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct BulkEvents {
    #[prost(message, repeated, tag = "2")]
    pub(super) entries: Vec<BulkEntry>,
    #[prost(string, tag = "4")]
    pub(super) topic: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct BulkEntry {
    #[prost(string, tag = "1")]
    pub(super) id: String,
    #[prost(message, optional, tag = "3")]
    pub(super) event: Option<CloudEvent>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct CloudEvent {
    #[prost(string, tag = "2")]
    pub(super) source: String,
    #[prost(bytes = "vec", tag = "6")]
    pub(super) data: Vec<u8>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Statuses {
    #[prost(message, repeated, tag = "1")]
    pub(super) all: Vec<Status>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Status {
    #[prost(string, tag = "1")]
    pub(super) entry: String,
    #[prost(int32, tag = "2")]
    pub(super) status: i32,
}

/// The response to an event: 0 is success, 1 is retry.
#[derive(Clone, Copy, PartialEq, prost::Message)]
pub(super) struct Number {
    #[prost(int32, tag = "1")]
    pub(super) number: i32,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Names {
    #[prost(string, repeated, tag = "1")]
    pub(super) names: Vec<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct BindingEvent {
    #[prost(string, tag = "1")]
    pub(super) name: String,
    #[prost(btree_map = "string, string", tag = "3")]
    pub(super) metadata: BTreeMap<String, String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct JobEvent {
    #[prost(string, tag = "1")]
    pub(super) name: String,
    #[prost(message, optional, tag = "2")]
    pub(super) data: Option<Any>,
    #[prost(string, tag = "3")]
    pub(super) method: String,
}
