//! `POST /v1.0/publish/{pubsubName}/{topic}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::server::{
    ErrorResponse, Given, Parts, RawRequest, RawResponse, RequestHead,
};
use dapr_client_runtime::{Body, WholeSeconds};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`publish_event`](crate::DaprClient::publish_event) is found.
pub const PUBLISH_EVENT: Route = Route {
    operation: OperationId::PublishEvent,
    name: "PublishEvent",
    group: "publish",
    methods: Methods::Listed(&["POST", "PUT"]),
    paths: &[RoutePath {
        template: "/v1.0/publish/{pubsubName}/{topic}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("publish"),
            Segment::Parameter("pubsubName"),
            Segment::Rest("topic"),
        ],
    }],
    needs_token: true,
};

/// A request of [`publish_event`](crate::DaprClient::publish_event).
#[derive(Debug)]
pub struct PublishEventRequest {
    /// The name of the pub/sub component.
    pub pubsub_name: String,
    /// The name of the topic. It may contain any character, including slashes. The component
    /// may restrict the allowed names.
    pub topic: String,
    /// The media type of the body, which becomes the `datacontenttype` of the event. If
    /// omitted, the client sends JSON as `application/json`, text as `text/plain` and bytes as
    /// `application/octet-stream`.
    ///
    /// daprd treats a request without the header as `text/plain`.
    pub content_type: Option<String>,
    /// Whether to publish the body as it is, without a CloudEvents envelope. Defaults to
    /// `false`.
    ///
    /// Subscriptions must then also have the metadata `rawPayload`. Otherwise, daprd drops
    /// messages that are not JSON objects.
    pub raw_payload: Option<Given<bool>>,
    /// The time to live of the event. An expired event is not delivered. With 0, the event is
    /// never delivered.
    pub ttl: Option<Given<WholeSeconds>>,
    /// The `id` of the event. Defaults to a random ID. Ignored if the body is a CloudEvent.
    pub event_id: Option<String>,
    /// The `source` of the event. Defaults to the app ID of the publisher. Ignored if the body
    /// is a CloudEvent.
    pub event_source: Option<String>,
    /// The `type` of the event, which routing rules can match. Defaults to
    /// `com.dapr.event.sent`. Ignored if the body is a CloudEvent.
    pub event_type: Option<String>,
    /// The `subject` of the event. If omitted, the event has no subject. Ignored if the body is
    /// a CloudEvent.
    pub event_subject: Option<String>,
    /// Metadata for the pub/sub component, for example `partitionKey`. Each entry is sent as a
    /// separate query parameter.
    pub metadata: BTreeMap<String, String>,
    /// The W3C trace context of the request: version, trace ID, parent ID and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// If omitted or malformed, daprd starts a new trace. The header is returned in the
    /// response and propagated to called applications.
    pub traceparent: Option<String>,
    /// Vendor-specific trace state that accompanies `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// Ignored without a `traceparent`.
    pub tracestate: Option<String>,
    /// Properties that are propagated with a trace: a comma-separated list of `key=value`
    /// pairs, percent-encoded where necessary.
    ///
    /// daprd validates the header before the rest of the request. For a malformed value, every
    /// operation returns 400 with a plain-text body. A valid value is returned in the response
    /// and propagated to called applications.
    pub baggage: Option<String>,
    /// The event, as any bytes. An empty body is a valid event.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl PublishEventRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            pubsub_name: parts.path(),
            topic: parts.path(),
            content_type: parts.header("Content-Type"),
            raw_payload: parts.given_query("metadata.rawPayload"),
            ttl: parts.given_query("metadata.ttlInSeconds"),
            event_id: parts.query("metadata.cloudevent.id"),
            event_source: parts.query("metadata.cloudevent.source"),
            event_type: parts.query("metadata.cloudevent.type"),
            event_subject: parts.query("metadata.cloudevent.subject"),
            metadata: parts.query_map("metadata."),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), PublishEventError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`publish_event`](crate::DaprClient::publish_event) fails.
#[derive(Debug)]
pub enum PublishEventError {
    /// 400 `ERR_PUBSUB_REQUEST_METADATA`: The value of the `rawPayload` metadata is not a
    /// boolean.
    PubsubRequestMetadata(ErrorResponse),
    /// 400 `ERR_PUBSUB_EVENTS_SER`: The envelope could not be encoded.
    PubsubEventsSer(ErrorResponse),
    /// 400 `ERR_PUBSUB_NOT_FOUND`: The component was removed while the event was being
    /// published.
    PubsubNotFound400(ErrorResponse),
    /// 400 `ERR_PUBSUB_NOT_CONFIGURED`: The sidecar has no publisher.
    PubsubNotConfigured(ErrorResponse),
    /// 403 `ERR_PUBSUB_FORBIDDEN`: The scopes of the component deny the application access to
    /// this topic.
    PubsubForbidden(ErrorResponse),
    /// 404 `ERR_PUBSUB_NOT_FOUND`: The sidecar has no pub/sub component with this name.
    PubsubNotFound404(ErrorResponse),
    /// 404 `ERR_TOPIC_NAME_EMPTY`: The topic is empty.
    TopicNameEmpty(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_PUBSUB_CLOUD_EVENTS_SER`: The content type is that of a CloudEvent, but the
    /// body is not a JSON object.
    PubsubCloudEventsSer(ErrorResponse),
    /// 500 `ERR_PUBSUB_PUBLISH_MESSAGE`: The component failed, the request body could not be
    /// read, or it exceeds the sidecar's size limit.
    PubsubPublishMessage(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl PublishEventError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::PubsubRequestMetadata(error) => {
                RawResponse::error(400, "ERR_PUBSUB_REQUEST_METADATA", error)
            }
            Self::PubsubEventsSer(error) => RawResponse::error(400, "ERR_PUBSUB_EVENTS_SER", error),
            Self::PubsubNotFound400(error) => {
                RawResponse::error(400, "ERR_PUBSUB_NOT_FOUND", error)
            }
            Self::PubsubNotConfigured(error) => {
                RawResponse::error(400, "ERR_PUBSUB_NOT_CONFIGURED", error)
            }
            Self::PubsubForbidden(error) => RawResponse::error(403, "ERR_PUBSUB_FORBIDDEN", error),
            Self::PubsubNotFound404(error) => {
                RawResponse::error(404, "ERR_PUBSUB_NOT_FOUND", error)
            }
            Self::TopicNameEmpty(error) => RawResponse::error(404, "ERR_TOPIC_NAME_EMPTY", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::PubsubCloudEventsSer(error) => {
                RawResponse::error(500, "ERR_PUBSUB_CLOUD_EVENTS_SER", error)
            }
            Self::PubsubPublishMessage(error) => {
                RawResponse::error(500, "ERR_PUBSUB_PUBLISH_MESSAGE", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for PublishEventError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
