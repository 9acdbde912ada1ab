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
    /// The actor type: the name under which applications host actors of one kind.
    pub actor_type: String,
    /// The ID of the actor, unique within its type. Must not contain `/`, `\`, `?`, `#` or
    /// control characters, and must not be `.` or `..`.
    pub actor_id: String,
    /// The name of the timer, unique within the actor. Registering a name that contains `/`,
    /// `\`, `?`, `#` or a control character returns 400.
    pub name: String,
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
    /// The schedule and the data of the call.
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
        /// The time of the first call, as a duration from now or a timestamp. A time in the past
        /// means now. Defaults to now.
        pub due_time: Option<Moment> = optional "dueTime",
        /// The interval between calls. If omitted, the timer calls the actor once.
        ///
        /// The wire format of a limited number of calls is `R`, the number, `/` and an ISO 8601
        /// duration, as in `R5/PT10M`. `R-1/` means no limit, and `R0/` is rejected. Days, weeks,
        /// months and years (`P1D`) are allowed.
        pub period: Option<Period> = optional "period",
        /// The expiry of the timer, as a duration from the due time or a timestamp.
        pub ttl: Option<Moment> = optional "ttl",
        /// The data of each call, as any JSON. If omitted, calls have no data.
        pub data: Option<Json> = optional "data",
        /// A name for the application's own use, passed to it in each call. Defaults to an empty
        /// string.
        pub callback: Option<String> = optional "callback",
    }
}

/// Why [`register_actor_timer`](crate::DaprClient::register_actor_timer) fails.
#[derive(Debug)]
pub enum RegisterActorTimerError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    /// available.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or it exceeds the
    /// sidecar's size limit. If the body is `null`, daprd 1.18.2 closes the connection.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BAD_REQUEST`: The name contains `/`, `\`, `?`, `#` or a control character, or
    /// is `.` or `..`.
    BadRequest(ErrorResponse),
    /// 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    /// for workflows.
    ActorTypeReserved(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_ACTOR_TIMER_CREATE`: The due time or period is invalid, the period has no
    /// repetitions, the timer has already expired, or the application of this sidecar does not
    /// host the type.
    ActorTimerCreate(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    /// shutting down.
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
