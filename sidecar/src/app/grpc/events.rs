//! Publish and subscribe: which topics the application wants, and the events themselves.

use std::collections::BTreeMap;

use prost_types::Struct;
use tonic::Code;
use tonic::metadata::{AsciiMetadataKey, MetadataMap, MetadataValue};

use super::{GrpcApp, Nothing};
use crate::rpc::RpcFault;

const LIST: &str = "/dapr.proto.runtime.v1.AppCallback/ListTopicSubscriptions";
const EVENT: &str = "/dapr.proto.runtime.v1.AppCallback/OnTopicEvent";

/// `ListTopicSubscriptionsResponse`.
#[derive(Clone, PartialEq, prost::Message)]
struct Subscriptions {
    #[prost(message, repeated, tag = "1")]
    all: Vec<TopicSubscription>,
}

/// `TopicSubscription`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TopicSubscription {
    #[prost(string, tag = "1")]
    pub(crate) pubsub: String,
    #[prost(string, tag = "2")]
    pub(crate) topic: String,
    #[prost(btree_map = "string, string", tag = "3")]
    pub(crate) metadata: BTreeMap<String, String>,
    #[prost(message, optional, tag = "5")]
    pub(crate) routes: Option<TopicRoutes>,
    #[prost(string, tag = "6")]
    pub(crate) dead_letter_topic: String,
    #[prost(message, optional, tag = "7")]
    pub(crate) bulk: Option<BulkSubscribe>,
}

/// `TopicRoutes`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TopicRoutes {
    #[prost(message, repeated, tag = "1")]
    pub(crate) rules: Vec<TopicRule>,
    #[prost(string, tag = "2")]
    pub(crate) default: String,
}

/// `TopicRule`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TopicRule {
    #[prost(string, tag = "1")]
    pub(crate) expression: String,
    #[prost(string, tag = "2")]
    pub(crate) path: String,
}

/// `BulkSubscribeConfig`.
#[derive(Clone, Copy, PartialEq, prost::Message)]
pub(crate) struct BulkSubscribe {
    #[prost(bool, tag = "1")]
    pub(crate) enabled: bool,
    #[prost(int32, tag = "2")]
    pub(crate) most: i32,
    /// In milliseconds.
    #[prost(int32, tag = "3")]
    pub(crate) wait: i32,
}

/// `TopicEventRequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TopicEvent {
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    #[prost(string, tag = "2")]
    pub(crate) source: String,
    #[prost(string, tag = "3")]
    pub(crate) event_type: String,
    #[prost(string, tag = "4")]
    pub(crate) spec_version: String,
    #[prost(string, tag = "5")]
    pub(crate) data_content_type: String,
    #[prost(string, tag = "6")]
    pub(crate) topic: String,
    #[prost(bytes = "vec", tag = "7")]
    pub(crate) data: Vec<u8>,
    #[prost(string, tag = "8")]
    pub(crate) pubsub: String,
    #[prost(string, tag = "9")]
    pub(crate) path: String,
    #[prost(message, optional, tag = "10")]
    pub(crate) extensions: Option<Struct>,
}

/// `TopicEventResponse`.
#[derive(Clone, Copy, PartialEq, prost::Message)]
struct TopicEventResponse {
    #[prost(int32, tag = "1")]
    status: i32,
}

/// What the application says about an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventAnswer {
    /// It has it; or it knows no events at all, which counts as the same.
    Taken,
    /// It does not want it.
    Dropped,
    /// It does not have it, and says so with a status of gRPC, or in its answer.
    Failed(Option<u16>),
}

impl GrpcApp<'_> {
    /// What the application wants to be told. One that does not know the method wants nothing.
    pub(crate) async fn subscriptions(&self) -> Result<Vec<TopicSubscription>, RpcFault> {
        let asked = self.ask::<_, Subscriptions>(LIST, Nothing {}, MetadataMap::new());
        match asked.await {
            Ok(subscriptions) => Ok(subscriptions.all),
            Err(fault) if fault.code == Code::Unimplemented => Ok(Vec::new()),
            Err(fault) => Err(fault),
        }
    }

    /// Something was published. `metadata` is that of the message, which goes along, as the trace of the event does.
    pub(crate) async fn topic_event(
        &self,
        event: TopicEvent,
        metadata: &BTreeMap<String, String>,
        trace: Option<String>,
    ) -> EventAnswer {
        let sent = sent_with(metadata, trace);
        let asked = self.ask::<_, TopicEventResponse>(EVENT, event, sent);
        match asked.await {
            Ok(TopicEventResponse { status: 0 }) => EventAnswer::Taken,
            Err(fault) if fault.code == Code::Unimplemented => EventAnswer::Taken,
            Ok(TopicEventResponse { status: 2 }) => EventAnswer::Dropped,
            Ok(_) => EventAnswer::Failed(None),
            Err(fault) => EventAnswer::Failed(u16::try_from(i32::from(fault.code)).ok()),
        }
    }
}

/// The metadata of a call about a message: that of the message, and its trace. What gRPC cannot send stays.
pub(super) fn sent_with(metadata: &BTreeMap<String, String>, trace: Option<String>) -> MetadataMap {
    let mut sent = MetadataMap::new();
    let trace = trace.map(|trace| ("traceparent".to_owned(), trace));
    let trace = trace.iter().map(|(name, value)| (name, value));
    for (name, value) in trace.chain(metadata) {
        let name = name.to_lowercase();
        if matches!(name.as_str(), "content-type" | "content-length") {
            continue;
        }
        if let (Ok(name), Ok(value)) = (
            name.parse::<AsciiMetadataKey>(),
            MetadataValue::try_from(value),
        ) {
            sent.append(name, value);
        }
    }
    sent
}
