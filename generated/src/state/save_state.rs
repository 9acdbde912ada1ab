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
    /// Writes the values of any number of keys.
    ///
    /// The items are not written as one: when the call fails, some of them may have been
    /// stored. A transaction stores all or none.
    ///
    /// daprd reads each value and writes it anew: numbers pass through a 64-bit float, so
    /// integers beyond 2^53 lose precision and `1.0` becomes `1`; members of objects are
    /// sorted; `<`, `>` and `&` come back as escapes. Whoever needs a number or a document
    /// exactly stores it as a string.
    ///
    /// Dapr's operation `SaveState` (stable): `/v1.0/state/{storeName}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an array of items, or it is larger than the
    ///   sidecar allows; or a key is empty or contains `||`. Nothing has been stored.
    /// - 400 `ERR_STATE_SAVE`: An ETag has a form that the store does not know. Some stores say
    ///   409 to that.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 409 `ERR_STATE_SAVE`: An ETag does not match.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    /// - 500 `ERR_STATE_SAVE`: The store failed, or it cannot read something about an item: the
    ///   concurrency, the consistency or the time to live.
    /// - Any other status `ERR_STATE_SAVE`: The store failed and chose the status, which can be
    ///   any.
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
    /// Something that the store wants to know about every item, for example `ttlInSeconds`.
    /// Each entry is a query parameter of its own and wins over the entry of the same name in
    /// each item.
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
