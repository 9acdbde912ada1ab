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
    /// The type of the actor. It is a name that an application gives to the actors it hosts.
    pub actor_type: String,
    /// The id of the actor, unique within its type. It must not contain `/`, `\`, `?`, `#` or
    /// control characters, and it must not be `.` or `..`.
    pub actor_id: String,
    /// The method. It may contain slashes; daprd tidies it like a path, so that it arrives
    /// exactly unless it begins or ends with a slash or has an empty segment or one that is `.`
    /// or `..`. A `?`, a `#` or a control character is 400.
    ///
    /// The application cannot tell `remind/NAME` and `timer/NAME` from a reminder and a timer.
    pub method: String,
    /// The chain of calls that this one belongs to. An actor of a reentrant type that calls
    /// itself, directly or by way of others, hands on here what it got in the header of this
    /// name; otherwise it waits for itself for ever.
    ///
    /// Only a sidecar makes such ids.
    pub reentrancy_id: Option<String>,
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
    /// The body for the actor: any bytes. Its type is what the header `content-type` says.
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
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    /// actors at all.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_BAD_REQUEST`: The type or the id contains `/`, `\`, `?`, `#` or a control
    /// character, or is `.` or `..`; the method contains `?`, `#` or a control character; or
    /// the body is larger than the sidecar allows.
    BadRequest(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_ACTOR_INVOKE_METHOD`: The application answered another status than 200, or
    /// could not be reached; or no application hosts the type, which takes some five seconds to
    /// say. The text tells which.
    ActorInvokeMethod(ErrorResponse),
    /// 500 `ERR_ACTOR_STACK_DEPTH`: A reentrant actor has called itself more often than its
    /// type allows. In daprd 1.18.2 the actor answers no further call after this.
    ActorStackDepth(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    /// is shutting down.
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
