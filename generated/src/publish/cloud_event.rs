//! `CloudEvent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::SystemTime;

use dapr_client_runtime::{Bytes, Json};

dapr_client_runtime::json_struct! {
    /// An event in its envelope, as CloudEvents 1.0 defines it in JSON. Attributes that
    /// CloudEvents do not know are kept.
    ///
    /// A publisher can send whatever it wants as an envelope, so that each attribute can be
    /// missing.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CloudEvent (CloudEventParts) {
        /// The event, unique together with its source.
        pub id: Option<String> = optional "id",
        /// Where it comes from. Unless the publisher says otherwise, that is the id of its
        /// application.
        pub source: Option<String> = optional "source",
        /// The version of CloudEvents, `1.0`.
        pub spec_version: Option<String> = optional "specversion",
        /// What has happened. Unless the publisher says otherwise, that is `com.dapr.event.sent`.
        pub r#type: Option<String> = optional "type",
        /// The media type of the data.
        pub data_content_type: Option<String> = optional "datacontenttype",
        /// What it has happened to.
        pub subject: Option<String> = optional "subject",
        /// When it was published.
        pub time: Option<SystemTime> = optional "time",
        /// The topic that it was published to. In a dead letter topic, it is that topic.
        pub topic: Option<String> = optional "topic",
        /// The name that the pub/sub component has for the publisher.
        pub pubsub_name: Option<String> = optional "pubsubname",
        /// The same as `traceparent`. It is empty unless the trace is recorded.
        pub trace_id: Option<String> = optional "traceid",
        /// The trace that the publication belongs to. It is empty unless the trace is recorded.
        pub traceparent: Option<String> = optional "traceparent",
        /// State of tracing systems.
        pub tracestate: Option<String> = optional "tracestate",
        /// When nobody wants the event any more.
        pub expiration: Option<SystemTime> = optional "expiration",
        /// What was published: JSON if the media type is `application/json`, else usually a string.
        pub data: Option<Json> = optional "data",
        /// What was published, in place of `data`, if it is bytes.
        pub data_base64: Option<Bytes> = optional "data_base64",
        /// All other members, by their names.
        pub extensions: BTreeMap<String, Json> = rest,
    }
}
