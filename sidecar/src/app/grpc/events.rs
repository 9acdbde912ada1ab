//! Publish/subscribe: subscriptions of the application, and delivery of events.

use std::collections::BTreeMap;

use prost_types::Struct;
use tonic::Code;
use tonic::metadata::{AsciiMetadataKey, MetadataMap, MetadataValue};

use super::{GrpcApp, Nothing};
use crate::rpc::RpcError;

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
    pub(crate) max_messages: i32,
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

/// The application's response to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventOutcome {
    /// Acknowledged. Also if the application does not implement the method.
    Acknowledged,
    /// Dropped by the application.
    Dropped,
    /// Failed: with a gRPC status, or with `RETRY` in the response.
    Failed(Option<u16>),
}

impl GrpcApp<'_> {
    /// Queries the application's subscriptions. Empty if it does not implement the method.
    pub(crate) async fn subscriptions(&self) -> Result<Vec<TopicSubscription>, RpcError> {
        let call = self.call::<_, Subscriptions>(LIST, Nothing {}, MetadataMap::new());
        match call.await {
            Ok(subscriptions) => Ok(subscriptions.all),
            Err(error) if error.code == Code::Unimplemented => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Delivers an event, with the metadata and the trace of its message.
    pub(crate) async fn topic_event(
        &self,
        event: TopicEvent,
        metadata: &BTreeMap<String, String>,
        trace: Option<String>,
    ) -> EventOutcome {
        let sent = delivery_metadata(metadata, trace);
        let call = self.call::<_, TopicEventResponse>(EVENT, event, sent);
        match call.await {
            Ok(TopicEventResponse { status: 0 }) => EventOutcome::Acknowledged,
            Err(error) if error.code == Code::Unimplemented => EventOutcome::Acknowledged,
            Ok(TopicEventResponse { status: 2 }) => EventOutcome::Dropped,
            Ok(_) => EventOutcome::Failed(None),
            Err(error) => EventOutcome::Failed(u16::try_from(i32::from(error.code)).ok()),
        }
    }
}

/// The gRPC metadata of an event: the metadata of its message, and its trace. Entries that gRPC cannot send
/// are omitted.
pub(super) fn delivery_metadata(
    metadata: &BTreeMap<String, String>,
    trace: Option<String>,
) -> MetadataMap {
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
