//! `POST /v1.0/state/{storeName}/bulk`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::BulkStateItem;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_bulk_state",
    method: "POST",
    path: "/v1.0/state/{storeName}/bulk",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_STATE_STORE_NOT_FOUND", "ERR_MALFORMED_REQUEST"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (
            500,
            &["ERR_STATE_STORE_NOT_CONFIGURED", "ERR_STATE_BULK_GET"],
        ),
    ],
};

impl DaprClient {
    /// Returns the values of several keys.
    ///
    /// Returns one item per key, in any order. An item without data means that the key has no
    /// value. If a key cannot be read, its item contains an error and the call still succeeds.
    ///
    /// If any value is not JSON, because it was written over gRPC or the store uses encryption,
    /// the response body is empty.
    ///
    /// Dapr's operation `GetBulkState` (stable): `/v1.0/state/{storeName}/bulk`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object or exceeds the
    ///   sidecar's size limit, or a key contains `||`.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    /// - 500 `ERR_STATE_BULK_GET`: The bulk read failed as a whole.
    /// - Any other status `ERR_STATE_BULK_GET`: The store failed and returned its own status,
    ///   which can be any.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .get_bulk_state("starwars", ["weapon", "planet"])
    ///     .metadata("partitionKey", "rebels")
    ///     .parallelism(4)
    ///     .await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_bulk_state(
        &self,
        store_name: impl AsRef<str>,
        keys: impl IntoIterator<Item = impl Into<String>>,
    ) -> GetBulkStateCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        call.json_object();
        call.json_field(
            "keys",
            &keys.into_iter().map(Into::into).collect::<Vec<String>>(),
        );
        GetBulkStateCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`get_bulk_state`](DaprClient::get_bulk_state), sent when it is awaited.
    pub struct GetBulkStateCall -> Vec<BulkStateItem>;
}

impl GetBulkStateCall {
    /// Metadata for the state store, for example `partitionKey`. Each entry is sent as a
    /// separate query parameter.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }

    /// The maximum number of keys to read in parallel. With 0, there is no limit. Only used by
    /// stores that do not support bulk reads.
    pub fn parallelism(mut self, parallelism: u32) -> Self {
        self.call.json_field("parallelism", &parallelism);
        self
    }

    /// Metadata for the state store. Metadata in the query overrides it.
    pub fn body_metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .json_entry("metadata", key.as_ref(), value.as_ref());
        self
    }
}

fn decode(response: Response) -> Result<Vec<BulkStateItem>, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
