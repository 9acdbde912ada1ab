//! `POST /v1.0/publish/bulk/{pubsubName}/{topic}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Json;
use dapr_client_runtime::server::{
    ErrorResponse, Given, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::publish::BulkPublishEntry;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`bulk_publish_event`](crate::DaprClient::bulk_publish_event) is found.
pub const BULK_PUBLISH_EVENT: Route = Route {
    operation: OperationId::BulkPublishEvent,
    name: "BulkPublishEvent",
    group: "publish",
    methods: Methods::Listed(&["POST", "PUT"]),
    paths: &[
        RoutePath {
            template: "/v1.0/publish/bulk/{pubsubName}/{topic}",
            version: "v1",
            segments: &[
                Segment::Text("v1.0"),
                Segment::Text("publish"),
                Segment::Text("bulk"),
                Segment::Parameter("pubsubName"),
                Segment::Rest("topic"),
            ],
        },
        RoutePath {
            template: "/v1.0-alpha1/publish/bulk/{pubsubName}/{topic}",
            version: "v1alpha1",
            segments: &[
                Segment::Text("v1.0-alpha1"),
                Segment::Text("publish"),
                Segment::Text("bulk"),
                Segment::Parameter("pubsubName"),
                Segment::Rest("topic"),
            ],
        },
    ],
    needs_token: true,
};

/// A request of [`bulk_publish_event`](crate::DaprClient::bulk_publish_event).
#[derive(Debug)]
pub struct BulkPublishEventRequest {
    /// The name of the pub/sub component.
    pub pubsub_name: String,
    /// The name of the topic. It may contain any character, including slashes. The component
    /// may restrict the allowed names.
    pub topic: String,
    /// Whether to publish the body as it is, without a CloudEvents envelope. Defaults to
    /// `false`.
    ///
    /// Subscriptions must then also have the metadata `rawPayload`. Otherwise, daprd drops
    /// messages that are not JSON objects.
    pub raw_payload: Option<Given<bool>>,
    /// Metadata for the pub/sub component, for example `partitionKey`. Each entry is sent as a
    /// separate query parameter. It applies only to events whose entry also has metadata.
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
    /// The events to publish. An empty list succeeds.
    pub body: JsonBody<Vec<BulkPublishEntry>>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl BulkPublishEventRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            pubsub_name: parts.path(),
            topic: parts.path(),
            raw_payload: parts.given_query("metadata.rawPayload"),
            metadata: parts.query_map("metadata."),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), BulkPublishEventError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`bulk_publish_event`](crate::DaprClient::bulk_publish_event) fails.
#[derive(Debug)]
pub enum BulkPublishEventError {
    /// 400 `ERR_PUBSUB_EVENTS_SER`: The body is not an array of entries or exceeds the
    /// sidecar's size limit, an `entryId` is missing or not unique, or an event does not match
    /// its content type. No event was published.
    PubsubEventsSer(ErrorResponse),
    /// 400 `ERR_PUBSUB_REQUEST_METADATA`: The value of the `rawPayload` metadata in the query
    /// is not a boolean.
    PubsubRequestMetadata(ErrorResponse),
    /// 400 `ERR_PUBSUB_NOT_FOUND`: The component was removed while the events were being
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
    /// 500 `ERR_PUBSUB_PUBLISH_MESSAGE`: The component failed to publish the listed entries.
    PubsubPublishMessage(ErrorResponse),
    /// 500 `ERR_PUBSUB_CLOUD_EVENTS_SER`: The content type of an entry is that of a CloudEvent,
    /// but its event is not a JSON object. No event was published.
    PubsubCloudEventsSer(ErrorResponse),
    /// 500, with a body of its own: Some or all events were not published.
    Other500(Json),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl BulkPublishEventError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::PubsubEventsSer(error) => RawResponse::error(400, "ERR_PUBSUB_EVENTS_SER", error),
            Self::PubsubRequestMetadata(error) => {
                RawResponse::error(400, "ERR_PUBSUB_REQUEST_METADATA", error)
            }
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
            Self::PubsubPublishMessage(error) => {
                RawResponse::error(500, "ERR_PUBSUB_PUBLISH_MESSAGE", error)
            }
            Self::PubsubCloudEventsSer(error) => {
                RawResponse::error(500, "ERR_PUBSUB_CLOUD_EVENTS_SER", error)
            }
            Self::Other500(body) => RawResponse::new(500).error_json(&body),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for BulkPublishEventError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
