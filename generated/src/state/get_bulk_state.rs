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
    /// Reads the values of several keys.
    ///
    /// There is one item for each key, in any order: match them by key. An item without data is
    /// a key without a value. A key that could not be read has an error in its item; the call
    /// as a whole succeeds.
    ///
    /// If a value is not JSON, because it was written over gRPC or the store encrypts, the
    /// whole answer has an empty body.
    ///
    /// Dapr's operation `GetBulkState` (stable): `/v1.0/state/{storeName}/bulk`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or it is larger
    ///   than the sidecar allows; or a key contains `||`.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    /// - 500 `ERR_STATE_BULK_GET`: The store failed as a whole.
    /// - Any other status `ERR_STATE_BULK_GET`: The store failed and chose the status, which can
    ///   be any.
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
    /// Something that the store wants to know, for example `partitionKey`. Each entry is a
    /// query parameter of its own.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }

    /// How many keys are read at the same time; 0 is no limit. It matters only to stores that
    /// cannot read several keys at once.
    pub fn parallelism(mut self, parallelism: u32) -> Self {
        self.call.json_field("parallelism", &parallelism);
        self
    }

    /// Something that the store wants to know. An entry of the same name in the query wins.
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
