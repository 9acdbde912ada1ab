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
    /// Publishes several events to one topic.
    ///
    /// The entries are not published as one: when the component fails with some, the answer
    /// lists those, and the others have been published. They arrive in no certain order.
    ///
    /// daprd checks all entries before it publishes any, and puts each into an envelope of its
    /// own. Unlike those of a single event, numbers pass through a 64-bit float.
    ///
    /// Dapr's operation `BulkPublishEvent` (stable): `/v1.0/publish/bulk/{pubsubName}/{topic}`,
    /// POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_PUBSUB_EVENTS_SER`: The body is not an array of entries, or it is larger than
    ///   the sidecar allows; or an `entryId` is missing or occurs twice; or an event does not go
    ///   with its content type. Nothing has been published.
    /// - 400 `ERR_PUBSUB_REQUEST_METADATA`: The metadata `rawPayload` of the query is not a
    ///   boolean.
    /// - 400 `ERR_PUBSUB_NOT_FOUND`: The component has disappeared while the events were on their
    ///   way to it.
    /// - 400 `ERR_PUBSUB_NOT_CONFIGURED`: The sidecar cannot publish at all.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 403 `ERR_PUBSUB_FORBIDDEN`: The scopes of the component keep this application from
    ///   publishing to this topic.
    /// - 404 `ERR_PUBSUB_NOT_FOUND`: The sidecar has no pub/sub component of this name.
    /// - 404 `ERR_TOPIC_NAME_EMPTY`: The topic is empty.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_PUBSUB_PUBLISH_MESSAGE`: The component failed with the entries that are listed.
    /// - 500 `ERR_PUBSUB_CLOUD_EVENTS_SER`: The content type of an entry says that it is a
    ///   CloudEvent, but it is not a JSON object. Nothing has been published.
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
    ///             .metadata("partitionKey", "rebels"),
    ///     ],
    /// )
    /// .raw_payload(true)
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
    /// Whether to publish the bytes as they are, without an envelope. Who subscribes has to
    /// know, because daprd drops a message that is not a JSON object unless the subscription
    /// has the metadata `rawPayload`, too.
    pub fn raw_payload(mut self, raw_payload: bool) -> Self {
        self.call
            .query("metadata.rawPayload", &raw_payload.to_string());
        self
    }

    /// Something that the component wants to know, for example `partitionKey`. Each entry is a
    /// query parameter of its own. An event gets it only if its entry has metadata, too.
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
