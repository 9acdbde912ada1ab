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
    /// The type of the actor. It is a name that an application gives to the actors it hosts.
    pub actor_type: String,
    /// The id of the actor, unique within its type. It must not contain `/`, `\`, `?`, `#` or
    /// control characters, and it must not be `.` or `..`.
    pub actor_id: String,
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
    /// What to do, in order, also when it is a single operation. Nothing to do is a success.
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
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    /// actors at all.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an array of operations, or it is larger
    /// than the sidecar allows.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_ACTOR_INSTANCE_MISSING`: The actor is not active on this sidecar. It becomes
    /// active by a call of one of its methods.
    ActorInstanceMissing(ErrorResponse),
    /// 403 `ERR_ACTOR_TYPE_RESERVED`: The type begins with `dapr.internal.`, which belongs to
    /// the workflows.
    ActorTypeReserved(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_ACTOR_STATE_TRANSACTION_SAVE`: An operation has no key or is neither `upsert`
    /// nor `delete`; an ETag does not match; a time to live is given, but the feature
    /// `ActorStateTTL` is off; there are more operations than the store takes at once; or the
    /// store failed.
    ActorStateTransactionSave(ErrorResponse),
    /// 500 `ERR_ACTOR_RUNTIME_NOT_FOUND`: No state store is marked as that of the actors. daprd
    /// 1.18.2 closes the connection without an answer instead.
    ActorRuntimeNotFound(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    /// is shutting down.
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
