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
    /// Writes and deletes several keys, all or none.
    ///
    /// The operations are carried out in order. A store has to support transactions for this,
    /// and it may limit their number.
    ///
    /// An ETag that does not match is status 500 here, not 409. A value is read and written
    /// anew as it is when a state is saved.
    ///
    /// Dapr's operation `ExecuteStateTransaction` (stable):
    /// `/v1.0/state/{storeName}/transaction`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a transaction, or it is larger than the
    ///   sidecar allows; or a key contains `||`.
    /// - 400 `ERR_NOT_SUPPORTED_STATE_OPERATION`: An operation is neither `upsert` nor `delete`.
    /// - 400 `ERR_STATE_STORE_TOO_MANY_TRANSACTIONS`: There are more operations than the store
    ///   takes at once. The details say how many it takes.
    /// - 400 `ERR_STATE_SAVE`: A value could not be encrypted.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    /// - 500 `ERR_STATE_STORE_NOT_SUPPORTED`: The store does not support transactions.
    /// - 500 `ERR_STATE_TRANSACTION`: The store failed, or an ETag does not match, or the store
    ///   cannot read something about an operation: the concurrency, the consistency or the time
    ///   to live.
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
    /// Something that the store wants to know. Each entry is a query parameter of its own, is
    /// copied into every operation and wins over the entry of the same name there.
    /// `ttlInSeconds` works here, but not in the metadata of the body.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }

    /// Something that the store wants to know about the transaction as a whole. It is not
    /// copied into the operations, so that a time to live has no effect here.
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
