//! `POST /v1.0/actors/{actorType}/{actorId}/state`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::actors::ActorStateOperation;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`execute_actor_state_transaction`](crate::DaprClient::execute_actor_state_transaction) is found.
pub const EXECUTE_ACTOR_STATE_TRANSACTION: Route = Route {
    operation: OperationId::ExecuteActorStateTransaction,
    name: "ExecuteActorStateTransaction",
    group: "actors",
    methods: Methods::Listed(&["POST", "PUT"]),
    paths: &[RoutePath {
        template: "/v1.0/actors/{actorType}/{actorId}/state",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("actors"),
            Segment::Parameter("actorType"),
            Segment::Parameter("actorId"),
            Segment::Text("state"),
        ],
    }],
    needs_token: true,
};

/// A request of [`execute_actor_state_transaction`](crate::DaprClient::execute_actor_state_transaction).
#[derive(Debug)]
pub struct ExecuteActorStateTransactionRequest {
    /// The actor type: the name under which applications host actors of one kind.
    pub actor_type: String,
    /// The ID of the actor, unique within its type. Must not contain `/`, `\`, `?`, `#` or
    /// control characters, and must not be `.` or `..`.
    pub actor_id: String,
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
    /// The operations, in order. An empty list succeeds.
    pub body: JsonBody<Vec<ActorStateOperation>>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl ExecuteActorStateTransactionRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            actor_type: parts.path(),
            actor_id: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), ExecuteActorStateTransactionError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`execute_actor_state_transaction`](crate::DaprClient::execute_actor_state_transaction) fails.
#[derive(Debug)]
pub enum ExecuteActorStateTransactionError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    /// available.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an array of operations, or it exceeds the
    /// sidecar's size limit.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_ACTOR_INSTANCE_MISSING`: The actor is not active on this sidecar. A method call
    /// activates it.
    ActorInstanceMissing(ErrorResponse),
    /// 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    /// for workflows.
    ActorTypeReserved(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_ACTOR_STATE_TRANSACTION_SAVE`: An operation has no key or is neither `upsert`
    /// nor `delete`, an ETag does not match, a time to live is given although the feature
    /// `ActorStateTTL` is disabled, the transaction has more operations than the store
    /// supports, or the store failed.
    ActorStateTransactionSave(ErrorResponse),
    /// 500 `ERR_ACTOR_RUNTIME_NOT_FOUND`: No actor state store is configured. In daprd 1.18.2,
    /// the connection is closed without a response instead.
    ActorRuntimeNotFound(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    /// shutting down.
    ActorRuntimeClosed(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl ExecuteActorStateTransactionError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::ActorNoPlacement(error) => {
                RawResponse::error(400, "ERR_ACTOR_NO_PLACEMENT", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::ActorInstanceMissing(error) => {
                RawResponse::error(400, "ERR_ACTOR_INSTANCE_MISSING", error)
            }
            Self::ActorTypeReserved(error) => {
                RawResponse::error(403, "ERR_ACTOR_TYPE_RESERVED", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::ActorStateTransactionSave(error) => {
                RawResponse::error(500, "ERR_ACTOR_STATE_TRANSACTION_SAVE", error)
            }
            Self::ActorRuntimeNotFound(error) => {
                RawResponse::error(500, "ERR_ACTOR_RUNTIME_NOT_FOUND", error)
            }
            Self::ActorRuntimeClosed(error) => {
                RawResponse::error(503, "ERR_ACTOR_RUNTIME_CLOSED", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for ExecuteActorStateTransactionError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
