//! `POST /v1.0/state/{storeName}/transaction`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::state::TransactionOperation;

/// Where [`execute_state_transaction`](crate::DaprClient::execute_state_transaction) is found.
pub const EXECUTE_STATE_TRANSACTION: Route = Route {
    operation: OperationId::ExecuteStateTransaction,
    name: "ExecuteStateTransaction",
    group: "state",
    methods: Methods::Listed(&["POST", "PUT"]),
    paths: &[RoutePath {
        template: "/v1.0/state/{storeName}/transaction",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("state"),
            Segment::Parameter("storeName"),
            Segment::Text("transaction"),
        ],
    }],
    needs_token: true,
};

/// A request of [`execute_state_transaction`](crate::DaprClient::execute_state_transaction).
#[derive(Debug)]
pub struct ExecuteStateTransactionRequest {
    /// The name of the state store component.
    pub store_name: String,
    /// Something that the store wants to know. Each entry is a query parameter of its own, is
    /// copied into every operation and wins over the entry of the same name there.
    /// `ttlInSeconds` works here, but not in the metadata of the body.
    pub metadata: BTreeMap<String, String>,
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags
    /// in hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub traceparent: Option<String>,
    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub tracestate: Option<String>,
    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot
    /// read is answered with 400 and a plain text, whatever the operation is. A good one comes
    /// back in the answer and is handed on to a called application.
    pub baggage: Option<String>,
    /// What to do.
    pub body: JsonBody<ExecuteStateTransactionBody>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl ExecuteStateTransactionRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            store_name: parts.path(),
            metadata: parts.query_map("metadata."),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), ExecuteStateTransactionError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `execute_state_transaction` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ExecuteStateTransactionBody {
        /// What to do, in order. Nothing to do is a success.
        pub operations: Vec<TransactionOperation> = list "operations",
        /// Something that the store wants to know about the transaction as a whole. It is not
        /// copied into the operations, so that a time to live has no effect here.
        pub body_metadata: BTreeMap<String, String> = map "metadata",
    }
}

/// Why [`execute_state_transaction`](crate::DaprClient::execute_state_transaction) fails.
#[derive(Debug)]
pub enum ExecuteStateTransactionError {
    /// 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    StateStoreNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a transaction, or it is larger than the
    /// sidecar allows; or a key contains `||`.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_NOT_SUPPORTED_STATE_OPERATION`: An operation is neither `upsert` nor `delete`.
    NotSupportedStateOperation(ErrorResponse),
    /// 400 `ERR_STATE_STORE_TOO_MANY_TRANSACTIONS`: There are more operations than the store
    /// takes at once. The details say how many it takes.
    StateStoreTooManyTransactions(ErrorResponse),
    /// 400 `ERR_STATE_SAVE`: A value could not be encrypted.
    StateSave(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    StateStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_SUPPORTED`: The store does not support transactions.
    StateStoreNotSupported(ErrorResponse),
    /// 500 `ERR_STATE_TRANSACTION`: The store failed, or an ETag does not match, or the store
    /// cannot read something about an operation: the concurrency, the consistency or the time
    /// to live.
    StateTransaction(ErrorResponse),
    /// 500 `ERR_PUBLISH_OUTBOX`: The store has an outbox, and the values could not be published
    /// to it.
    PublishOutbox(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl ExecuteStateTransactionError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::StateStoreNotFound(error) => {
                RawResponse::error(400, "ERR_STATE_STORE_NOT_FOUND", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::NotSupportedStateOperation(error) => {
                RawResponse::error(400, "ERR_NOT_SUPPORTED_STATE_OPERATION", error)
            }
            Self::StateStoreTooManyTransactions(error) => {
                RawResponse::error(400, "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS", error)
            }
            Self::StateSave(error) => RawResponse::error(400, "ERR_STATE_SAVE", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::StateStoreNotConfigured(error) => {
                RawResponse::error(500, "ERR_STATE_STORE_NOT_CONFIGURED", error)
            }
            Self::StateStoreNotSupported(error) => {
                RawResponse::error(500, "ERR_STATE_STORE_NOT_SUPPORTED", error)
            }
            Self::StateTransaction(error) => {
                RawResponse::error(500, "ERR_STATE_TRANSACTION", error)
            }
            Self::PublishOutbox(error) => RawResponse::error(500, "ERR_PUBLISH_OUTBOX", error),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for ExecuteStateTransactionError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
