//! `POST /v1.0/publish/{pubsubName}/{topic}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::{Body, Error, Operation, Response, ResponseBody, whole_seconds};
use serde::Serialize;

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "publish_event",
    method: "POST",
    path: "/v1.0/publish/{pubsubName}/{topic}",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_PUBSUB_REQUEST_METADATA",
                "ERR_PUBSUB_EVENTS_SER",
                "ERR_PUBSUB_NOT_FOUND",
                "ERR_PUBSUB_NOT_CONFIGURED",
            ],
        ),
        (401, &[]),
        (403, &["ERR_PUBSUB_FORBIDDEN"]),
        (
            404,
            &[
                "ERR_PUBSUB_NOT_FOUND",
                "ERR_TOPIC_NAME_EMPTY",
                "ERR_DIRECT_INVOKE",
            ],
        ),
        (
            500,
            &["ERR_PUBSUB_CLOUD_EVENTS_SER", "ERR_PUBSUB_PUBLISH_MESSAGE"],
        ),
    ],
};

impl DaprClient {
    /// Publishes an event.
    ///
    /// daprd wraps the body in a CloudEvents 1.0 envelope. The content type determines how the
    /// body is stored in the envelope:
    ///
    /// - `application/json`: `data` is the body as JSON, with numbers kept exactly. If the body is not valid JSON, `data` is a
    ///   string.
    /// - `application/octet-stream`: `data_base64` is the body in base64.
    /// - `application/cloudevents+json`: the body is the envelope. daprd adds the missing attributes except `id`, and sets `topic`
    ///   and `pubsubname`.
    /// - Any other type, including other types that end with `+json`: `data` is the body as a string, with bytes that are not UTF-8
    ///   replaced by U+FFFD. Publish binary data as `application/octet-stream`.
    ///
    /// Success means that the component accepted the event, not that a subscriber received it.
    ///
    /// Two CloudEvents must not be published. A body of JSON `null` makes daprd close the
    /// connection without a response. A `traceid` that is not a string can crash the daprd
    /// process that delivers the event.
    ///
    /// Dapr's operation `PublishEvent` (stable): `/v1.0/publish/{pubsubName}/{topic}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_PUBSUB_REQUEST_METADATA`: The value of the `rawPayload` metadata is not a
    ///   boolean.
    /// - 400 `ERR_PUBSUB_EVENTS_SER`: The envelope could not be encoded.
    /// - 400 `ERR_PUBSUB_NOT_FOUND`: The component was removed while the event was being
    ///   published.
    /// - 400 `ERR_PUBSUB_NOT_CONFIGURED`: The sidecar has no publisher.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 403 `ERR_PUBSUB_FORBIDDEN`: The scopes of the component deny the application access to
    ///   this topic.
    /// - 404 `ERR_PUBSUB_NOT_FOUND`: The sidecar has no pub/sub component with this name.
    /// - 404 `ERR_TOPIC_NAME_EMPTY`: The topic is empty.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_PUBSUB_CLOUD_EVENTS_SER`: The content type is that of a CloudEvent, but the
    ///   body is not a JSON object.
    /// - 500 `ERR_PUBSUB_PUBLISH_MESSAGE`: The component failed, the request body could not be
    ///   read, or it exceeds the sidecar's size limit.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use serde_json::json;
    /// use std::time::Duration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.publish_event("rebel-net", "orders")
    ///     .ttl(Duration::from_secs(60))
    ///     .event_id("order-7")
    ///     .event_source("/echo-base")
    ///     .event_type("order.placed")
    ///     .event_subject("x-wing")
    ///     .metadata("partitionKey", "rebels")
    ///     .json(&json!({ "ship": "x-wing", "amount": 12 }))
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn publish_event(
        &self,
        pubsub_name: impl AsRef<str>,
        topic: impl AsRef<str>,
    ) -> PublishEventCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(pubsub_name.as_ref());
        call.path(topic.as_ref());
        PublishEventCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`publish_event`](DaprClient::publish_event), sent when it is awaited.
    pub struct PublishEventCall -> ();
}

impl PublishEventCall {
    /// The media type of the body, which becomes the `datacontenttype` of the event. If
    /// omitted, the client sends JSON as `application/json`, text as `text/plain` and bytes as
    /// `application/octet-stream`.
    ///
    /// daprd treats a request without the header as `text/plain`.
    pub fn content_type(mut self, content_type: impl AsRef<str>) -> Self {
        self.call.header("Content-Type", content_type.as_ref());
        self
    }

    /// Whether to publish the body as it is, without a CloudEvents envelope. Defaults to
    /// `false`.
    ///
    /// Subscriptions must then also have the metadata `rawPayload`. Otherwise, daprd drops
    /// messages that are not JSON objects.
    pub fn raw_payload(mut self, raw_payload: bool) -> Self {
        self.call
            .query("metadata.rawPayload", &raw_payload.to_string());
        self
    }

    /// The time to live of the event. An expired event is not delivered. With 0, the event is
    /// never delivered.
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.call
            .query("metadata.ttlInSeconds", &whole_seconds(ttl));
        self
    }

    /// The `id` of the event. Defaults to a random ID. Ignored if the body is a CloudEvent.
    pub fn event_id(mut self, event_id: impl AsRef<str>) -> Self {
        self.call.query("metadata.cloudevent.id", event_id.as_ref());
        self
    }

    /// The `source` of the event. Defaults to the app ID of the publisher. Ignored if the body
    /// is a CloudEvent.
    pub fn event_source(mut self, event_source: impl AsRef<str>) -> Self {
        self.call
            .query("metadata.cloudevent.source", event_source.as_ref());
        self
    }

    /// The `type` of the event, which routing rules can match. Defaults to
    /// `com.dapr.event.sent`. Ignored if the body is a CloudEvent.
    pub fn event_type(mut self, event_type: impl AsRef<str>) -> Self {
        self.call
            .query("metadata.cloudevent.type", event_type.as_ref());
        self
    }

    /// The `subject` of the event. If omitted, the event has no subject. Ignored if the body is
    /// a CloudEvent.
    pub fn event_subject(mut self, event_subject: impl AsRef<str>) -> Self {
        self.call
            .query("metadata.cloudevent.subject", event_subject.as_ref());
        self
    }

    /// Metadata for the pub/sub component, for example `partitionKey`. Each entry is sent as a
    /// separate query parameter.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }

    /// Sends bytes, or a stream of them. The content type is not set.
    ///
    /// The event, as any bytes. An empty body is a valid event.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// The event, as any bytes. An empty body is a valid event.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// The event, as any bytes. An empty body is a valid event.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.call
            .text_body(text.into(), "text/plain; charset=utf-8");
        self
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
