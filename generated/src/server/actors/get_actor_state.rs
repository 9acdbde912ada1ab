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
    /// The actor type: the name under which applications host actors of one kind.
    pub actor_type: String,
    /// The ID of the actor, unique within its type. Must not contain `/`, `\`, `?`, `#` or
    /// control characters, and must not be `.` or `..`.
    pub actor_id: String,
    /// The key. It may contain any character.
    pub key: String,
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
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    /// available.
    ActorNoPlacement(ErrorResponse),
    /// 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    /// for workflows.
    ActorTypeReserved(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_ACTOR_STATE_GET`: The store failed.
    ActorStateGet(ErrorResponse),
    /// 500 `ERR_ACTOR_RUNTIME_NOT_FOUND`: No actor state store is configured. In daprd 1.18.2,
    /// the connection is closed without a response instead.
    ActorRuntimeNotFound(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    /// shutting down.
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
