//! `POST /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};
use dapr_client_runtime::{Json, Moment, Period};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`register_actor_reminder`](crate::DaprClient::register_actor_reminder) is found.
pub const REGISTER_ACTOR_REMINDER: Route = Route {
    operation: OperationId::RegisterActorReminder,
    name: "RegisterActorReminder",
    group: "actors",
    methods: Methods::Listed(&["POST", "PUT"]),
    paths: &[RoutePath {
        template: "/v1.0/actors/{actorType}/{actorId}/reminders/{name}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("actors"),
            Segment::Parameter("actorType"),
            Segment::Parameter("actorId"),
            Segment::Text("reminders"),
            Segment::Parameter("name"),
        ],
    }],
    needs_token: true,
};

/// A request of [`register_actor_reminder`](crate::DaprClient::register_actor_reminder).
#[derive(Debug)]
pub struct RegisterActorReminderRequest {
    /// The actor type: the name under which applications host actors of one kind.
    pub actor_type: String,
    /// The ID of the actor, unique within its type. Must not contain `/`, `\`, `?`, `#` or
    /// control characters, and must not be `.` or `..`.
    pub actor_id: String,
    /// The name of the reminder, unique within the actor. Registering a name that contains `/`,
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
    /// The schedule and data of the reminder. `dueTime` or `period` is required.
    pub body: JsonBody<RegisterActorReminderBody>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl RegisterActorReminderRequest {
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
    pub fn response(outcome: Result<(), RegisterActorReminderError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `register_actor_reminder` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RegisterActorReminderBody {
        /// The time of the first call, as a duration from now or a timestamp. A time in the past
        /// means now. Defaults to one period from now; required if there is no period.
        pub due_time: Option<Moment> = optional "dueTime",
        /// The interval between calls. If omitted, the reminder calls the actor once.
        ///
        /// The wire format of a limited number of calls is `R`, the number, `/` and an ISO 8601
        /// duration, as in `R5/PT10M`. `R0/` and `R-1/` mean no limit. Durations in days, weeks,
        /// months or years (`P1D`) are rejected: use `24h`.
        pub period: Option<Period> = optional "period",
        /// The expiry of the reminder, as a duration from the due time or a timestamp. Requires a
        /// period, and must not be earlier than the first call.
        pub ttl: Option<Moment> = optional "ttl",
        /// The data of each call, as any JSON. It is passed on unchanged, including numbers. If
        /// omitted, calls have no data.
        pub data: Option<Json> = optional "data",
        /// Whether to replace an existing reminder with the same name. Defaults to `true`.
        pub overwrite: Option<bool> = optional "overwrite",
    }
}

/// Why [`register_actor_reminder`](crate::DaprClient::register_actor_reminder) fails.
#[derive(Debug)]
pub enum RegisterActorReminderError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    /// available.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or it exceeds the
    /// sidecar's size limit. If the body is `null`, daprd 1.18.2 closes the connection.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BAD_REQUEST`: The name contains `/`, `\`, `?`, `#` or a control character, or
    /// is `.` or `..`.
    BadRequest(ErrorResponse),
    /// 403 `ERR_ACTOR_REMINDER_NON_HOSTED`: The application of this sidecar does not host the
    /// type.
    ActorReminderNonHosted(ErrorResponse),
    /// 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    /// for workflows.
    ActorTypeReserved(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 409 `ERR_ACTOR_REMINDER_ALREADY_EXISTS`: The reminder exists and `overwrite` is `false`.
    ActorReminderAlreadyExists(ErrorResponse),
    /// 500 `ERR_ACTOR_REMINDER_CREATE`: The due time or period is invalid or missing, the
    /// reminder has already expired or has a time to live without a period, the actor ID
    /// contains `/`, `\`, `?`, `#` or a control character, or the scheduler service failed or
    /// is not configured.
    ActorReminderCreate(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    /// shutting down.
    ActorRuntimeClosed(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl RegisterActorReminderError {
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
            Self::ActorReminderNonHosted(error) => {
                RawResponse::error(403, "ERR_ACTOR_REMINDER_NON_HOSTED", error)
            }
            Self::ActorTypeReserved(error) => {
                RawResponse::error(403, "ERR_ACTOR_TYPE_RESERVED", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::ActorReminderAlreadyExists(error) => {
                RawResponse::error(409, "ERR_ACTOR_REMINDER_ALREADY_EXISTS", error)
            }
            Self::ActorReminderCreate(error) => {
                RawResponse::error(500, "ERR_ACTOR_REMINDER_CREATE", error)
            }
            Self::ActorRuntimeClosed(error) => {
                RawResponse::error(503, "ERR_ACTOR_RUNTIME_CLOSED", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for RegisterActorReminderError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
