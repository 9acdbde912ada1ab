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
    /// The topic. It may contain any character, also slashes. What topics there can be is up to
    /// the component.
    pub topic: String,
    /// The media type of the body, which becomes the `datacontenttype` of the event. Without it
    /// the body is `text/plain`.
    pub content_type: Option<String>,
    /// Whether to publish the bytes as they are, without an envelope. Who subscribes has to
    /// know, because daprd drops a message that is not a JSON object unless the subscription
    /// has the metadata `rawPayload`, too.
    pub raw_payload: Option<Given<bool>>,
    /// After how many seconds nobody wants the event any more; it is not delivered then. With 0
    /// it is never delivered.
    pub ttl: Option<Given<WholeSeconds>>,
    /// The `id` of the event. Without it, it is random. It is ignored when the body is a
    /// CloudEvent itself.
    pub event_id: Option<String>,
    /// The `source` of the event. Without it, it is the id of the application. It is ignored
    /// when the body is a CloudEvent itself.
    pub event_source: Option<String>,
    /// The `type` of the event, by which a subscription can choose. Without it, it is
    /// `com.dapr.event.sent`. It is ignored when the body is a CloudEvent itself.
    pub event_type: Option<String>,
    /// The `subject` of the event. Without it there is none. It is ignored when the body is a
    /// CloudEvent itself.
    pub event_subject: Option<String>,
    /// Something that the component wants to know, for example `partitionKey`. Each entry is a
    /// query parameter of its own.
    pub metadata: BTreeMap<String, String>,
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags
    /// in hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub traceparent: Option<String>,
    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub tracestate: Option<String>,
    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot
    /// read is answered with 400 and a plain text, whatever the operation is. A good one comes
    /// back in the answer and is handed on to a called application.
    pub baggage: Option<String>,
    /// The event: any bytes. An empty body is an event, too.
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
    /// 400 `ERR_PUBSUB_REQUEST_METADATA`: The metadata `rawPayload` is not a boolean.
    PubsubRequestMetadata(ErrorResponse),
    /// 400 `ERR_PUBSUB_EVENTS_SER`: The envelope could not be encoded.
    PubsubEventsSer(ErrorResponse),
    /// 400 `ERR_PUBSUB_NOT_FOUND`: The component has disappeared while the event was on its way
    /// to it.
    PubsubNotFound400(ErrorResponse),
    /// 400 `ERR_PUBSUB_NOT_CONFIGURED`: The sidecar cannot publish at all.
    PubsubNotConfigured(ErrorResponse),
    /// 403 `ERR_PUBSUB_FORBIDDEN`: The scopes of the component keep this application from
    /// publishing to this topic.
    PubsubForbidden(ErrorResponse),
    /// 404 `ERR_PUBSUB_NOT_FOUND`: The sidecar has no pub/sub component of this name.
    PubsubNotFound404(ErrorResponse),
    /// 404 `ERR_TOPIC_NAME_EMPTY`: The topic is empty.
    TopicNameEmpty(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_PUBSUB_CLOUD_EVENTS_SER`: The content type says that the body is a CloudEvent,
    /// but it is not a JSON object.
    PubsubCloudEventsSer(ErrorResponse),
    /// 500 `ERR_PUBSUB_PUBLISH_MESSAGE`: The component failed, or the body could not be read,
    /// or it is larger than the sidecar allows.
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
