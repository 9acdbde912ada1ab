//! `POST /v1.0/state/{storeName}/transaction`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::TransactionOperation;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "execute_state_transaction",
    method: "POST",
    path: "/v1.0/state/{storeName}/transaction",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_STATE_STORE_NOT_FOUND",
                "ERR_MALFORMED_REQUEST",
                "ERR_NOT_SUPPORTED_STATE_OPERATION",
                "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS",
                "ERR_STATE_SAVE",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (
            500,
            &[
                "ERR_STATE_STORE_NOT_CONFIGURED",
                "ERR_STATE_STORE_NOT_SUPPORTED",
                "ERR_STATE_TRANSACTION",
                "ERR_PUBLISH_OUTBOX",
            ],
        ),
    ],
};

impl DaprClient {
    /// Executes a state transaction: all operations succeed, or none.
    ///
    /// Operations are executed in order. The store must support transactions, and may limit the
    /// number of operations.
    ///
    /// An ETag mismatch returns 500, not 409. As when state is saved, daprd decodes and
    /// re-encodes each value.
    ///
    /// Dapr's operation `ExecuteStateTransaction` (stable):
    /// `/v1.0/state/{storeName}/transaction`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a transaction or exceeds the sidecar's size
    ///   limit, or a key contains `||`.
    /// - 400 `ERR_NOT_SUPPORTED_STATE_OPERATION`: An operation is neither `upsert` nor `delete`.
    /// - 400 `ERR_STATE_STORE_TOO_MANY_TRANSACTIONS`: The transaction has more operations than
    ///   the store supports. The error details contain the limit.
    /// - 400 `ERR_STATE_SAVE`: A value could not be encrypted.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    /// - 500 `ERR_STATE_STORE_NOT_SUPPORTED`: The store does not support transactions.
    /// - 500 `ERR_STATE_TRANSACTION`: The store failed, an ETag does not match, or the
    ///   concurrency mode, consistency mode or time to live of an operation is invalid.
    /// - 500 `ERR_PUBLISH_OUTBOX`: The store has an outbox, and the values could not be published
    ///   to it.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::state::{StateItem, StateKey, TransactionOperation};
    /// use serde_json::json;
    /// use std::time::Duration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.execute_state_transaction(
    ///     "starwars",
    ///     [
    ///         TransactionOperation::upsert(
    ///             StateItem::new("weapon", json!({ "name": "lightsaber", "colour": "blue" }))
    ///                 .ttl(Duration::from_secs(60)),
    ///         ),
    ///         TransactionOperation::delete(StateKey::new("planet")),
    ///     ],
    /// )
    /// .metadata("partitionKey", "rebels")
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn execute_state_transaction(
        &self,
        store_name: impl AsRef<str>,
        operations: impl IntoIterator<Item = TransactionOperation>,
    ) -> ExecuteStateTransactionCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        call.json_object();
        call.json_field(
            "operations",
            &operations
                .into_iter()
                .collect::<Vec<TransactionOperation>>(),
        );
        ExecuteStateTransactionCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`execute_state_transaction`](DaprClient::execute_state_transaction), sent when it is awaited.
    pub struct ExecuteStateTransactionCall -> ();
}

impl ExecuteStateTransactionCall {
    /// Metadata for the transaction. Each entry is sent as a separate query parameter, is
    /// copied to every operation and overrides the metadata there. `ttlInSeconds` has an effect
    /// here, but not in the metadata of the body.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }

    /// Metadata for the transaction as a whole. It is not copied to the operations, so
    /// `ttlInSeconds` has no effect here.
    pub fn body_metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .json_entry("metadata", key.as_ref(), value.as_ref());
        self
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
