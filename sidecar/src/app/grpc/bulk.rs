//! Bulk delivery of events.

use std::collections::BTreeMap;

use prost_types::Struct;
use tonic::Code;

use super::GrpcApp;
use super::events::delivery_metadata;

const EVENTS: &str = "/dapr.proto.runtime.v1.AppCallback/OnBulkTopicEvent";
/// The alpha name, for applications that do not implement the stable one.
const EVENTS_ALPHA: &str = "/dapr.proto.runtime.v1.AppCallbackAlpha/OnBulkTopicEventAlpha1";

/// `TopicEventBulkRequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct BulkEvents {
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    #[prost(message, repeated, tag = "2")]
    pub(crate) entries: Vec<BulkEntry>,
    #[prost(btree_map = "string, string", tag = "3")]
    pub(crate) metadata: BTreeMap<String, String>,
    #[prost(string, tag = "4")]
    pub(crate) topic: String,
    #[prost(string, tag = "5")]
    pub(crate) pubsub: String,
    #[prost(string, tag = "6")]
    pub(crate) event_type: String,
    #[prost(string, tag = "7")]
    pub(crate) path: String,
}

/// `TopicEventBulkRequestEntry`. Its content type comes from the broker; these brokers set none.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct BulkEntry {
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    #[prost(oneof = "BulkEvent", tags = "2, 3")]
    pub(crate) event: Option<BulkEvent>,
    #[prost(btree_map = "string, string", tag = "5")]
    pub(crate) metadata: BTreeMap<String, String>,
}

/// An event, raw or as a CloudEvent.
#[derive(Clone, PartialEq, prost::Oneof)]
pub(crate) enum BulkEvent {
    #[prost(bytes = "vec", tag = "2")]
    Bytes(Vec<u8>),
    #[prost(message, tag = "3")]
    Event(CloudEvent),
}

/// `TopicEventCERequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct CloudEvent {
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
    #[prost(bytes = "vec", tag = "6")]
    pub(crate) data: Vec<u8>,
    #[prost(message, optional, tag = "7")]
    pub(crate) extensions: Option<Struct>,
}

/// `TopicEventBulkResponse`.
#[derive(Clone, PartialEq, prost::Message)]
struct Statuses {
    #[prost(message, repeated, tag = "1")]
    entries: Vec<Status>,
}

/// `TopicEventBulkResponseEntry`.
#[derive(Clone, PartialEq, prost::Message)]
struct Status {
    #[prost(string, tag = "1")]
    entry: String,
    /// 0 is success.
    #[prost(int32, tag = "2")]
    status: i32,
}

/// The outcome of a bulk delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BulkOutcome {
    /// The application implements no bulk method, which counts as success for all events.
    Unimplemented,
    /// The application acknowledged these entries only.
    Acknowledged(Vec<String>),
}

impl GrpcApp<'_> {
    /// Delivers several events in one call.
    pub(crate) async fn bulk_events(
        &self,
        events: BulkEvents,
        trace: Option<String>,
    ) -> BulkOutcome {
        let metadata_map = delivery_metadata(&events.metadata, trace);
        let call = self.call::<_, Statuses>(EVENTS, events.clone(), metadata_map.clone());
        let response = match call.await {
            Err(error) if error.code == Code::Unimplemented => {
                self.call::<_, Statuses>(EVENTS_ALPHA, events, metadata_map)
                    .await
            }
            response => response,
        };
        match response {
            Ok(statuses) => {
                let acknowledged = statuses.entries.into_iter().filter(|one| one.status == 0);
                BulkOutcome::Acknowledged(acknowledged.map(|one| one.entry).collect())
            }
            Err(error) if error.code == Code::Unimplemented => BulkOutcome::Unimplemented,
            Err(_) => BulkOutcome::Acknowledged(Vec::new()),
        }
    }
}
