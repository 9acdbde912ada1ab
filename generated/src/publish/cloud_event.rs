//! `CloudEvent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::SystemTime;

use dapr_client_runtime::{Bytes, DecodeError, FromJson, Json, JsonValue};

/// An event in its envelope, as CloudEvents 1.0 defines it in JSON. Attributes that CloudEvents
/// do not know are kept.
///
/// A publisher can send whatever it wants as an envelope, so that each attribute can be
/// missing.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct CloudEvent {
    /// The event, unique together with its source.
    pub id: Option<String>,
    /// Where it comes from. Unless the publisher says otherwise, that is the id of its application.
    pub source: Option<String>,
    /// The version of CloudEvents, `1.0`.
    pub spec_version: Option<String>,
    /// What has happened. Unless the publisher says otherwise, that is `com.dapr.event.sent`.
    pub r#type: Option<String>,
    /// The media type of the data.
    pub data_content_type: Option<String>,
    /// What it has happened to.
    pub subject: Option<String>,
    /// When it was published.
    pub time: Option<SystemTime>,
    /// The topic that it was published to. In a dead letter topic, it is that topic.
    pub topic: Option<String>,
    /// The name that the pub/sub component has for the publisher.
    pub pubsub_name: Option<String>,
    /// The same as `traceparent`. It is empty unless the trace is recorded.
    pub trace_id: Option<String>,
    /// The trace that the publication belongs to. It is empty unless the trace is recorded.
    pub traceparent: Option<String>,
    /// State of tracing systems.
    pub tracestate: Option<String>,
    /// When nobody wants the event any more.
    pub expiration: Option<SystemTime>,
    /// What was published: JSON if the media type is `application/json`, else usually a string.
    pub data: Option<Json>,
    /// What was published, in place of `data`, if it is bytes.
    pub data_base64: Option<Bytes>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for CloudEvent {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("id", self.id.as_ref());
        object.optional("source", self.source.as_ref());
        object.optional("specversion", self.spec_version.as_ref());
        object.optional("type", self.r#type.as_ref());
        object.optional("datacontenttype", self.data_content_type.as_ref());
        object.optional("subject", self.subject.as_ref());
        object.optional("time", self.time.as_ref());
        object.optional("topic", self.topic.as_ref());
        object.optional("pubsubname", self.pubsub_name.as_ref());
        object.optional("traceid", self.trace_id.as_ref());
        object.optional("traceparent", self.traceparent.as_ref());
        object.optional("tracestate", self.tracestate.as_ref());
        object.optional("expiration", self.expiration.as_ref());
        object.optional("data", self.data.as_ref());
        object.optional("data_base64", self.data_base64.as_ref());
        object.end();
    }
}

impl FromJson for CloudEvent {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            id: object.optional("id")?,
            source: object.optional("source")?,
            spec_version: object.optional("specversion")?,
            r#type: object.optional("type")?,
            data_content_type: object.optional("datacontenttype")?,
            subject: object.optional("subject")?,
            time: object.optional("time")?,
            topic: object.optional("topic")?,
            pubsub_name: object.optional("pubsubname")?,
            trace_id: object.optional("traceid")?,
            traceparent: object.optional("traceparent")?,
            tracestate: object.optional("tracestate")?,
            expiration: object.optional("expiration")?,
            data: object.optional("data")?,
            data_base64: object.optional("data_base64")?,
        })
    }
}
