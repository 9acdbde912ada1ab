//! `POST /v1.0/actors/{actorType}/{actorId}/timers/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};
use dapr_client_runtime::{Json, Moment, Period};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`register_actor_timer`](crate::DaprClient::register_actor_timer) is found.
pub const REGISTER_ACTOR_TIMER: Route = Route {
    operation: OperationId::RegisterActorTimer,
    name: "RegisterActorTimer",
    group: "actors",
    methods: Methods::Listed(&["POST", "PUT"]),
    paths: &[RoutePath {
        template: "/v1.0/actors/{actorType}/{actorId}/timers/{name}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("actors"),
            Segment::Parameter("actorType"),
            Segment::Parameter("actorId"),
            Segment::Text("timers"),
            Segment::Parameter("name"),
        ],
    }],
    needs_token: true,
};

/// A request of [`register_actor_timer`](crate::DaprClient::register_actor_timer).
#[derive(Debug)]
pub struct RegisterActorTimerRequest {
    /// The type of the actor. It is a name that an application gives to the actors it hosts.
    pub actor_type: String,
    /// The id of the actor, unique within its type. It must not contain `/`, `\`, `?`, `#` or
    /// control characters, and it must not be `.` or `..`.
    pub actor_id: String,
    /// The name of the timer, unique within the actor. A `/`, `\`, `?`, `#` or a control
    /// character is 400 when it is registered.
    pub name: String,
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
    /// When to call, and with what.
    pub body: JsonBody<RegisterActorTimerBody>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl RegisterActorTimerRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            actor_type: parts.path(),
            actor_id: parts.path(),
            name: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), RegisterActorTimerError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `register_actor_timer` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RegisterActorTimerBody {
        /// When the first call comes: a duration from now or an instant. Without it, and when it
        /// has passed already, it is now.
        pub due_time: Option<Moment> = optional "dueTime",
        /// How long it is from one call to the next. Without it there is a single call.
        ///
        /// With a number of calls it is, on the wire, `R`, that number, `/` and a duration of ISO
        /// 8601, as in `R5/PT10M`; `R-1/` is no limit, and `R0/` is refused. Days, weeks, months
        /// and years (`P1D`) are possible.
        pub period: Option<Period> = optional "period",
        /// When the timer ends: a duration from the due time or an instant.
        pub ttl: Option<Moment> = optional "ttl",
        /// What the actor is called with: any JSON. Without it the call has no data.
        pub data: Option<Json> = optional "data",
        /// A name for the application's own use, handed back with each call. Without it, it is
        /// empty.
        pub callback: Option<String> = optional "callback",
    }
}

/// Why [`register_actor_timer`](crate::DaprClient::register_actor_timer) fails.
#[derive(Debug)]
pub enum RegisterActorTimerError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    /// actors at all.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or it is larger
    /// than the sidecar allows. To a body of `null` daprd 1.18.2 closes the connection.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BAD_REQUEST`: The name contains `/`, `\`, `?`, `#` or a control character, or
    /// is `.` or `..`.
    BadRequest(ErrorResponse),
    /// 403 `ERR_ACTOR_TYPE_RESERVED`: The type begins with `dapr.internal.`, which belongs to
    /// the workflows.
    ActorTypeReserved(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_ACTOR_TIMER_CREATE`: A time or the period cannot be read, the period has no
    /// repetitions, the time to live has passed, or the application of this sidecar does not
    /// host the type.
    ActorTimerCreate(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    /// is shutting down.
    ActorRuntimeClosed(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl RegisterActorTimerError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::ActorNoPlacement(error) => {
                RawResponse::error(400, "ERR_ACTOR_NO_PLACEMENT", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::BadRequest(error) => RawResponse::error(400, "ERR_BAD_REQUEST", error),
            Self::ActorTypeReserved(error) => {
                RawResponse::error(403, "ERR_ACTOR_TYPE_RESERVED", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::ActorTimerCreate(error) => {
                RawResponse::error(500, "ERR_ACTOR_TIMER_CREATE", error)
            }
            Self::ActorRuntimeClosed(error) => {
                RawResponse::error(503, "ERR_ACTOR_RUNTIME_CLOSED", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for RegisterActorTimerError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
