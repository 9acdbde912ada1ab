//! `POST /v1.0/state/{storeName}/transaction`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Response, ResponseBody};

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
    /// The operations are carried out in order. A store has to support transactions for this, and
    /// it may limit their number.
    ///
    /// An ETag that does not match is status 500 here, not 409. A value is read and written anew as
    /// it is when a state is saved.
    ///
    /// Dapr's operation `ExecuteStateTransaction` (stable): `/v1.0/state/{storeName}/transaction`,
    /// POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a transaction, or it is larger than the sidecar
    ///   allows; or a key contains `||`.
    /// - 400 `ERR_NOT_SUPPORTED_STATE_OPERATION`: An operation is neither `upsert` nor `delete`.
    /// - 400 `ERR_STATE_STORE_TOO_MANY_TRANSACTIONS`: There are more operations than the store takes
    ///   at once. The details say how many it takes.
    /// - 400 `ERR_STATE_SAVE`: A value could not be encrypted.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    /// - 500 `ERR_STATE_STORE_NOT_SUPPORTED`: The store does not support transactions.
    /// - 500 `ERR_STATE_TRANSACTION`: The store failed, or an ETag does not match, or the store
    ///   cannot read something about an operation: the concurrency, the consistency or the time to
    ///   live.
    /// - 500 `ERR_PUBLISH_OUTBOX`: The store has an outbox, and the values could not be published to
    ///   it.
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
    ///     .metadata("partitionKey", "rebels")
    ///     .await?;
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

/// A call of [`execute_state_transaction`](DaprClient::execute_state_transaction), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct ExecuteStateTransactionCall {
    call: Call<()>,
}

impl ExecuteStateTransactionCall {
    /// Something that the store wants to know. Each entry is a query parameter of its own, is
    /// copied into every operation and wins over the entry of the same name there. `ttlInSeconds`
    /// works here, but not in the metadata of the body.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }

    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub fn traceparent(mut self, traceparent: impl AsRef<str>) -> Self {
        self.call.header("traceparent", traceparent.as_ref());
        self
    }

    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub fn tracestate(mut self, tracestate: impl AsRef<str>) -> Self {
        self.call.header("tracestate", tracestate.as_ref());
        self
    }

    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot read
    /// is answered with 400 and a plain text, whatever the operation is. A good one comes back in
    /// the answer and is handed on to a called application.
    pub fn baggage(mut self, baggage: impl AsRef<str>) -> Self {
        self.call.header("baggage", baggage.as_ref());
        self
    }

    /// Something that the store wants to know about the transaction as a whole. It is not copied
    /// into the operations, so that a time to live has no effect here.
    pub fn body_metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .json_entry("metadata", key.as_ref(), value.as_ref());
        self
    }

    /// Overrides the client's timeout for this call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call.timeout(timeout);
        self
    }
}

impl Future for ExecuteStateTransactionCall {
    type Output = Result<(), Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
