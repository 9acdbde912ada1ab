//! `GET /v1.0/actors/{actorType}/{actorId}/state/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::actors::GetActorState;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`get_actor_state`](crate::DaprClient::get_actor_state) is found.
pub const GET_ACTOR_STATE: Route = Route {
    operation: OperationId::GetActorState,
    name: "GetActorState",
    group: "actors",
    methods: Methods::Listed(&["GET"]),
    paths: &[RoutePath {
        template: "/v1.0/actors/{actorType}/{actorId}/state/{key}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("actors"),
            Segment::Parameter("actorType"),
            Segment::Parameter("actorId"),
            Segment::Text("state"),
            Segment::Parameter("key"),
        ],
    }],
    needs_token: true,
};

/// A request of [`get_actor_state`](crate::DaprClient::get_actor_state).
#[derive(Debug)]
pub struct GetActorStateRequest {
    /// The type of the actor. It is a name that an application gives to the actors it hosts.
    pub actor_type: String,
    /// The id of the actor, unique within its type. It must not contain `/`, `\`, `?`, `#` or
    /// control characters, and it must not be `.` or `..`.
    pub actor_id: String,
    /// The key. It may contain any character.
    pub key: String,
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
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl GetActorStateRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            actor_type: parts.path(),
            actor_id: parts.path(),
            key: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<GetActorState, GetActorStateError>) -> RawResponse {
        match outcome {
            Ok(GetActorState::Found(found)) => RawResponse::new(200)
                .optional_header("metadata.ttlExpireTime", found.ttl_expire_time.as_ref())
                .header_entries("metadata.", &found.metadata)
                .payload("application/json", found.body),
            Ok(GetActorState::Missing) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`get_actor_state`](crate::DaprClient::get_actor_state) fails.
#[derive(Debug)]
pub enum GetActorStateError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    /// actors at all.
    ActorNoPlacement(ErrorResponse),
    /// 403 `ERR_ACTOR_TYPE_RESERVED`: The type begins with `dapr.internal.`, which belongs to
    /// the workflows.
    ActorTypeReserved(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_ACTOR_STATE_GET`: The store failed.
    ActorStateGet(ErrorResponse),
    /// 500 `ERR_ACTOR_RUNTIME_NOT_FOUND`: No state store is marked as that of the actors. daprd
    /// 1.18.2 closes the connection without an answer instead.
    ActorRuntimeNotFound(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    /// is shutting down.
    ActorRuntimeClosed(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl GetActorStateError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::ActorNoPlacement(error) => {
                RawResponse::error(400, "ERR_ACTOR_NO_PLACEMENT", error)
            }
            Self::ActorTypeReserved(error) => {
                RawResponse::error(403, "ERR_ACTOR_TYPE_RESERVED", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::ActorStateGet(error) => RawResponse::error(500, "ERR_ACTOR_STATE_GET", error),
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

impl From<RawResponse> for GetActorStateError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
