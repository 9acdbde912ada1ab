//! `POST /v1.0/publish/bulk/{pubsubName}/{topic}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::BulkPublishEntry;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "bulk_publish_event",
    method: "POST",
    path: "/v1.0/publish/bulk/{pubsubName}/{topic}",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_PUBSUB_EVENTS_SER",
                "ERR_PUBSUB_REQUEST_METADATA",
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
            &["ERR_PUBSUB_PUBLISH_MESSAGE", "ERR_PUBSUB_CLOUD_EVENTS_SER"],
        ),
    ],
};

impl DaprClient {
    /// Publishes multiple events to one topic.
    ///
    /// The events are not published atomically. If the component fails to publish some of them,
    /// the error lists the failed entries, and the other events are published. The order of the
    /// events is not preserved.
    ///
    /// daprd validates all entries before it publishes any, and wraps each event in its own
    /// envelope. Unlike in a single publication, numbers are converted to 64-bit floating
    /// point.
    ///
    /// Dapr's operation `BulkPublishEvent` (stable): `/v1.0/publish/bulk/{pubsubName}/{topic}`,
    /// POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_PUBSUB_EVENTS_SER`: The body is not an array of entries or exceeds the
    ///   sidecar's size limit, an `entryId` is missing or not unique, or an event does not match
    ///   its content type. No event was published.
    /// - 400 `ERR_PUBSUB_REQUEST_METADATA`: The value of the `rawPayload` metadata in the query
    ///   is not a boolean.
    /// - 400 `ERR_PUBSUB_NOT_FOUND`: The component was removed while the events were being
    ///   published.
    /// - 400 `ERR_PUBSUB_NOT_CONFIGURED`: The sidecar has no publisher.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 403 `ERR_PUBSUB_FORBIDDEN`: The scopes of the component deny the application access to
    ///   this topic.
    /// - 404 `ERR_PUBSUB_NOT_FOUND`: The sidecar has no pub/sub component with this name.
    /// - 404 `ERR_TOPIC_NAME_EMPTY`: The topic is empty.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_PUBSUB_PUBLISH_MESSAGE`: The component failed to publish the listed entries.
    /// - 500 `ERR_PUBSUB_CLOUD_EVENTS_SER`: The content type of an entry is that of a CloudEvent,
    ///   but its event is not a JSON object. No event was published.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::publish::BulkPublishEntry;
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.bulk_publish_event(
    ///     "rebel-net",
    ///     "orders",
    ///     [
    ///         BulkPublishEntry::new(
    ///             "order-7",
    ///             json!({ "ship": "x-wing", "amount": 12 }),
    ///             "application/json",
    ///         ),
    ///         BulkPublishEntry::new("order-8", "Twelve more, please.", "text/plain")
    ///             .event_type("order.note"),
    ///     ],
    /// )
    /// .metadata("partitionKey", "rebels")
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn bulk_publish_event(
        &self,
        pubsub_name: impl AsRef<str>,
        topic: impl AsRef<str>,
        items: impl IntoIterator<Item = BulkPublishEntry>,
    ) -> BulkPublishEventCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(pubsub_name.as_ref());
        call.path(topic.as_ref());
        let items: Vec<BulkPublishEntry> = items.into_iter().collect();
        call.json(&items);
        BulkPublishEventCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`bulk_publish_event`](DaprClient::bulk_publish_event), sent when it is awaited.
    pub struct BulkPublishEventCall -> ();
}

impl BulkPublishEventCall {
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

    /// Metadata for the pub/sub component, for example `partitionKey`. Each entry is sent as a
    /// separate query parameter. It applies only to events whose entry also has metadata.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
