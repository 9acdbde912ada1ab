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
    /// The topic. It may contain any character, also slashes. What topics there can be is up to
    /// the component.
    pub topic: String,
    /// Whether to publish the bytes as they are, without an envelope. Who subscribes has to
    /// know, because daprd drops a message that is not a JSON object unless the subscription
    /// has the metadata `rawPayload`, too.
    pub raw_payload: Option<Given<bool>>,
    /// Something that the component wants to know, for example `partitionKey`. Each entry is a
    /// query parameter of its own. An event gets it only if its entry has metadata, too.
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
    /// The events. None at all is a success.
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
    /// 400 `ERR_PUBSUB_EVENTS_SER`: The body is not an array of entries, or it is larger than
    /// the sidecar allows; or an `entryId` is missing or occurs twice; or an event does not go
    /// with its content type. Nothing has been published.
    PubsubEventsSer(ErrorResponse),
    /// 400 `ERR_PUBSUB_REQUEST_METADATA`: The metadata `rawPayload` of the query is not a
    /// boolean.
    PubsubRequestMetadata(ErrorResponse),
    /// 400 `ERR_PUBSUB_NOT_FOUND`: The component has disappeared while the events were on their
    /// way to it.
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
    /// 500 `ERR_PUBSUB_PUBLISH_MESSAGE`: The component failed with the entries that are listed.
    PubsubPublishMessage(ErrorResponse),
    /// 500 `ERR_PUBSUB_CLOUD_EVENTS_SER`: The content type of an entry says that it is a
    /// CloudEvent, but it is not a JSON object. Nothing has been published.
    PubsubCloudEventsSer(ErrorResponse),
    /// 500, with a body of its own: Some or all of the events have not been published.
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
