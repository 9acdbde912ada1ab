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
#[non_exhaustive]
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
