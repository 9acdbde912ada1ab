//! `POST /v1.0/state/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::StateItem;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "save_state",
    method: "POST",
    path: "/v1.0/state/{storeName}",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_STATE_STORE_NOT_FOUND",
                "ERR_MALFORMED_REQUEST",
                "ERR_STATE_SAVE",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (409, &["ERR_STATE_SAVE"]),
        (500, &["ERR_STATE_STORE_NOT_CONFIGURED", "ERR_STATE_SAVE"]),
    ],
};

impl DaprClient {
    /// Saves one or more values.
    ///
    /// The items are not saved atomically: if the call fails, some of them may have been saved.
    /// Use a transaction to save all or none.
    ///
    /// daprd decodes and re-encodes each value. Numbers are converted to 64-bit floating point,
    /// so integers beyond 2^53 lose precision and `1.0` becomes `1`. Object members are sorted,
    /// and `<`, `>` and `&` are escaped. To preserve a number or document exactly, store it as
    /// a string.
    ///
    /// Dapr's operation `SaveState` (stable): `/v1.0/state/{storeName}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an array of items or exceeds the sidecar's
    ///   size limit, or a key is empty or contains `||`. No item was saved.
    /// - 400 `ERR_STATE_SAVE`: An ETag is malformed. Some stores return 409 instead.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 409 `ERR_STATE_SAVE`: An ETag does not match.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    /// - 500 `ERR_STATE_SAVE`: The store failed, or the concurrency mode, consistency mode or
    ///   time to live of an item is invalid.
    /// - Any other status `ERR_STATE_SAVE`: The store failed and returned its own status, which
    ///   can be any.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::state::{Concurrency, Consistency, StateItem, StateOptions};
    /// use serde_json::json;
    /// use std::time::Duration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.save_state(
    ///     "starwars",
    ///     [
    ///         StateItem::new("weapon", json!({ "name": "lightsaber", "colour": "green" }))
    ///             .ttl(Duration::from_secs(60)),
    ///         StateItem::new("planet", "Tatooine").options(
    ///             StateOptions::new()
    ///                 .concurrency(Concurrency::LastWrite)
    ///                 .consistency(Consistency::Strong),
    ///         ),
    ///     ],
    /// )
    /// .metadata("partitionKey", "rebels")
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn save_state(
        &self,
        store_name: impl AsRef<str>,
        items: impl IntoIterator<Item = StateItem>,
    ) -> SaveStateCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        let items: Vec<StateItem> = items.into_iter().collect();
        call.json(&items);
        SaveStateCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`save_state`](DaprClient::save_state), sent when it is awaited.
    pub struct SaveStateCall -> ();
}

impl SaveStateCall {
    /// Metadata for every item, for example `ttlInSeconds`. Each entry is sent as a separate
    /// query parameter and overrides the metadata of the items.
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
