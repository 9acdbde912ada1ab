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
    /// daprd puts the body into an envelope, a CloudEvent of version 1.0, whose `data` depends
    /// on the content type:
    ///
    /// - `application/json`: the body as JSON, numbers unharmed, or as a string if it is not JSON after all;
    /// - `application/octet-stream`: the body in base64, as `data_base64`;
    /// - `application/cloudevents+json`: the body is the envelope itself, and daprd only fills in what is missing, but not the `id`,
    ///   and sets `topic` and `pubsubname`;
    /// - everything else, other types that end with `+json` among it: the body as a string, in which U+FFFD takes the place of what
    ///   is not UTF-8. Publish bytes as `application/octet-stream` therefore.
    ///
    /// Success means that the component has accepted the event, not that anybody has got it.
    /// The body must not be the JSON `null` with the type of a CloudEvent: daprd closes the
    /// connection without an answer then. Neither may the `traceid` of a CloudEvent be anything
    /// but a string: that can end the daprd that delivers the event.
    ///
    /// Dapr's operation `PublishEvent` (stable): `/v1.0/publish/{pubsubName}/{topic}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_PUBSUB_REQUEST_METADATA`: The metadata `rawPayload` is not a boolean.
    /// - 400 `ERR_PUBSUB_EVENTS_SER`: The envelope could not be encoded.
    /// - 400 `ERR_PUBSUB_NOT_FOUND`: The component has disappeared while the event was on its way
    ///   to it.
    /// - 400 `ERR_PUBSUB_NOT_CONFIGURED`: The sidecar cannot publish at all.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 403 `ERR_PUBSUB_FORBIDDEN`: The scopes of the component keep this application from
    ///   publishing to this topic.
    /// - 404 `ERR_PUBSUB_NOT_FOUND`: The sidecar has no pub/sub component of this name.
    /// - 404 `ERR_TOPIC_NAME_EMPTY`: The topic is empty.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_PUBSUB_CLOUD_EVENTS_SER`: The content type says that the body is a CloudEvent,
    ///   but it is not a JSON object.
    /// - 500 `ERR_PUBSUB_PUBLISH_MESSAGE`: The component failed, or the body could not be read,
    ///   or it is larger than the sidecar allows.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use serde_json::json;
    /// use std::time::Duration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.publish_event("rebel-net", "orders")
    ///     .content_type("application/json")
    ///     .raw_payload(true)
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
    /// The media type of the body, which becomes the `datacontenttype` of the event. Without it
    /// the body is `text/plain`.
    pub fn content_type(mut self, content_type: impl AsRef<str>) -> Self {
        self.call.header("Content-Type", content_type.as_ref());
        self
    }

    /// Whether to publish the bytes as they are, without an envelope. Who subscribes has to
    /// know, because daprd drops a message that is not a JSON object unless the subscription
    /// has the metadata `rawPayload`, too.
    pub fn raw_payload(mut self, raw_payload: bool) -> Self {
        self.call
            .query("metadata.rawPayload", &raw_payload.to_string());
        self
    }

    /// After how many seconds nobody wants the event any more; it is not delivered then. With 0
    /// it is never delivered.
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.call
            .query("metadata.ttlInSeconds", &whole_seconds(ttl));
        self
    }

    /// The `id` of the event. Without it, it is random. It is ignored when the body is a
    /// CloudEvent itself.
    pub fn event_id(mut self, event_id: impl AsRef<str>) -> Self {
        self.call.query("metadata.cloudevent.id", event_id.as_ref());
        self
    }

    /// The `source` of the event. Without it, it is the id of the application. It is ignored
    /// when the body is a CloudEvent itself.
    pub fn event_source(mut self, event_source: impl AsRef<str>) -> Self {
        self.call
            .query("metadata.cloudevent.source", event_source.as_ref());
        self
    }

    /// The `type` of the event, by which a subscription can choose. Without it, it is
    /// `com.dapr.event.sent`. It is ignored when the body is a CloudEvent itself.
    pub fn event_type(mut self, event_type: impl AsRef<str>) -> Self {
        self.call
            .query("metadata.cloudevent.type", event_type.as_ref());
        self
    }

    /// The `subject` of the event. Without it there is none. It is ignored when the body is a
    /// CloudEvent itself.
    pub fn event_subject(mut self, event_subject: impl AsRef<str>) -> Self {
        self.call
            .query("metadata.cloudevent.subject", event_subject.as_ref());
        self
    }

    /// Something that the component wants to know, for example `partitionKey`. Each entry is a
    /// query parameter of its own.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }

    /// Sends bytes, or a stream of them. The content type is not set.
    ///
    /// The event: any bytes. An empty body is an event, too.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// The event: any bytes. An empty body is an event, too.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// The event: any bytes. An empty body is an event, too.
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
