//! `CloudEvent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::SystemTime;

use dapr_client_runtime::{Bytes, Json};

dapr_client_runtime::json_struct! {
    /// An event in the JSON format of CloudEvents 1.0. Extension attributes are kept.
    ///
    /// Every attribute may be missing, because publishers can send any envelope.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CloudEvent (CloudEventParts) {
        /// The ID of the event, unique within its source.
        pub id: Option<String> = optional "id",
        /// The source of the event. Defaults to the app ID of the publisher.
        pub source: Option<String> = optional "source",
        /// The CloudEvents version, `1.0`.
        pub spec_version: Option<String> = optional "specversion",
        /// The type of the event. Defaults to `com.dapr.event.sent`.
        pub r#type: Option<String> = optional "type",
        /// The media type of the data.
        pub data_content_type: Option<String> = optional "datacontenttype",
        /// The subject of the event.
        pub subject: Option<String> = optional "subject",
        /// The time at which the event was published.
        pub time: Option<SystemTime> = optional "time",
        /// The topic to which the event was published. An event in a dead letter topic keeps its
        /// original topic.
        pub topic: Option<String> = optional "topic",
        /// The name of the pub/sub component at the publisher.
        pub pubsub_name: Option<String> = optional "pubsubname",
        /// The same value as `traceparent`. Empty if the trace is not recorded.
        pub trace_id: Option<String> = optional "traceid",
        /// The W3C trace context of the publication. Empty if the trace is not recorded.
        pub traceparent: Option<String> = optional "traceparent",
        /// Vendor-specific trace state, as W3C Trace Context defines it.
        pub tracestate: Option<String> = optional "tracestate",
        /// The time at which the event expires.
        pub expiration: Option<SystemTime> = optional "expiration",
        /// The published data: JSON if the media type is `application/json`, otherwise usually a
        /// string.
        pub data: Option<Json> = optional "data",
        /// The published data if it is binary. Replaces `data`.
        pub data_base64: Option<Bytes> = optional "data_base64",
        /// All other members, by their names.
        pub extensions: BTreeMap<String, Json> = rest,
    }
}
