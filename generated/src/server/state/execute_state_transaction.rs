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
    /// Metadata for the transaction. Each entry is sent as a separate query parameter, is
    /// copied to every operation and overrides the metadata there. `ttlInSeconds` has an effect
    /// here, but not in the metadata of the body.
    pub metadata: BTreeMap<String, String>,
    /// The W3C trace context of the request: version, trace ID, parent ID and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// If omitted or malformed, daprd starts a new trace. The header is returned in the
    /// response and propagated to called applications.
    pub traceparent: Option<String>,
    /// Vendor-specific trace state that accompanies `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// Ignored without a `traceparent`.
    pub tracestate: Option<String>,
    /// Properties that are propagated with a trace: a comma-separated list of `key=value`
    /// pairs, percent-encoded where necessary.
    ///
    /// daprd validates the header before the rest of the request. For a malformed value, every
    /// operation returns 400 with a plain-text body. A valid value is returned in the response
    /// and propagated to called applications.
    pub baggage: Option<String>,
    /// The operation to perform.
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
        /// The operations, in order. An empty list succeeds.
        pub operations: Vec<TransactionOperation> = list "operations",
        /// Metadata for the transaction as a whole. It is not copied to the operations, so
        /// `ttlInSeconds` has no effect here.
        pub body_metadata: BTreeMap<String, String> = map "metadata",
    }
}

/// Why [`execute_state_transaction`](crate::DaprClient::execute_state_transaction) fails.
#[derive(Debug)]
pub enum ExecuteStateTransactionError {
    /// 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    StateStoreNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a transaction or exceeds the sidecar's size
    /// limit, or a key contains `||`.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_NOT_SUPPORTED_STATE_OPERATION`: An operation is neither `upsert` nor `delete`.
    NotSupportedStateOperation(ErrorResponse),
    /// 400 `ERR_STATE_STORE_TOO_MANY_TRANSACTIONS`: The transaction has more operations than
    /// the store supports. The error details contain the limit.
    StateStoreTooManyTransactions(ErrorResponse),
    /// 400 `ERR_STATE_SAVE`: A value could not be encrypted.
    StateSave(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    StateStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_SUPPORTED`: The store does not support transactions.
    StateStoreNotSupported(ErrorResponse),
    /// 500 `ERR_STATE_TRANSACTION`: The store failed, an ETag does not match, or the
    /// concurrency mode, consistency mode or time to live of an operation is invalid.
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
