//! `POST /v1.0/actors/{actorType}/{actorId}/method/{method}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`invoke_actor`](crate::DaprClient::invoke_actor) is found.
pub const INVOKE_ACTOR: Route = Route {
    operation: OperationId::InvokeActor,
    name: "InvokeActor",
    group: "actors",
    methods: Methods::Listed(&["POST", "GET", "PUT", "DELETE"]),
    paths: &[RoutePath {
        template: "/v1.0/actors/{actorType}/{actorId}/method/{method}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("actors"),
            Segment::Parameter("actorType"),
            Segment::Parameter("actorId"),
            Segment::Text("method"),
            Segment::Parameter("method"),
        ],
    }],
    needs_token: true,
};

/// A request of [`invoke_actor`](crate::DaprClient::invoke_actor).
#[derive(Debug)]
pub struct InvokeActorRequest {
    /// The actor type: the name under which applications host actors of one kind.
    pub actor_type: String,
    /// The ID of the actor, unique within its type. Must not contain `/`, `\`, `?`, `#` or
    /// control characters, and must not be `.` or `..`.
    pub actor_id: String,
    /// The name of the method, which may contain slashes. daprd normalizes it like a path: it
    /// arrives unchanged unless it starts or ends with a slash, or has a segment that is empty,
    /// `.` or `..`. A `?`, a `#` or a control character returns 400.
    ///
    /// The application cannot distinguish the methods `remind/NAME` and `timer/NAME` from a
    /// reminder and a timer.
    pub method: String,
    /// The ID of the call chain, for reentrant actor types. An actor that calls itself,
    /// directly or through other actors, must pass on the value that it received in this
    /// header. Otherwise, it deadlocks.
    ///
    /// Only sidecars create these IDs.
    pub reentrancy_id: Option<String>,
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
    /// The body for the actor, as any bytes. The `content-type` header gives its media type.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl InvokeActorRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            actor_type: parts.path(),
            actor_id: parts.path(),
            method: parts.path(),
            reentrancy_id: parts.header("Dapr-Reentrancy-Id"),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<RawResponse, InvokeActorError>) -> RawResponse {
        match outcome {
            Ok(response) => response,
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`invoke_actor`](crate::DaprClient::invoke_actor) fails.
#[derive(Debug)]
pub enum InvokeActorError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    /// available.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_BAD_REQUEST`: The type or ID contains `/`, `\`, `?`, `#` or a control
    /// character, or is `.` or `..`; the method contains `?`, `#` or a control character; or
    /// the body exceeds the sidecar's size limit.
    BadRequest(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_ACTOR_INVOKE_METHOD`: The application responded with a status other than 200 or
    /// could not be reached, or no application hosts the type, which takes about five seconds
    /// to detect. The message contains the reason.
    ActorInvokeMethod(ErrorResponse),
    /// 500 `ERR_ACTOR_STACK_DEPTH`: A reentrant actor exceeded the maximum call depth of its
    /// type. In daprd 1.18.2, the actor accepts no further calls after this.
    ActorStackDepth(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    /// shutting down.
    ActorRuntimeClosed(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl InvokeActorError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::ActorNoPlacement(error) => {
                RawResponse::error(400, "ERR_ACTOR_NO_PLACEMENT", error)
            }
            Self::BadRequest(error) => RawResponse::error(400, "ERR_BAD_REQUEST", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::ActorInvokeMethod(error) => {
                RawResponse::error(500, "ERR_ACTOR_INVOKE_METHOD", error)
            }
            Self::ActorStackDepth(error) => RawResponse::error(500, "ERR_ACTOR_STACK_DEPTH", error),
            Self::ActorRuntimeClosed(error) => {
                RawResponse::error(503, "ERR_ACTOR_RUNTIME_CLOSED", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for InvokeActorError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
