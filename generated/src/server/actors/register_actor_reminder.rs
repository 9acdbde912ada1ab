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
    /// The type of the actor. It is a name that an application gives to the actors it hosts.
    pub actor_type: String,
    /// The id of the actor, unique within its type. It must not contain `/`, `\`, `?`, `#` or
    /// control characters, and it must not be `.` or `..`.
    pub actor_id: String,
    /// The name of the reminder, unique within the actor. A `/`, `\`, `?`, `#` or a control
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
    /// When to call, and with what. Either `dueTime` or `period` is necessary.
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
        /// When the first call comes: a duration from now or an instant. What has passed already is
        /// now.
        ///
        /// Without it, the first call comes one period from now; without either, the reminder is
        /// refused.
        pub due_time: Option<Moment> = optional "dueTime",
        /// How long it is from one call to the next. Without it there is a single call.
        ///
        /// With a number of calls it is, on the wire, `R`, that number, `/` and a duration of ISO
        /// 8601, as in `R5/PT10M`; `R0/` and `R-1/` are no limit. A duration in days, weeks, months
        /// or years (`P1D`) is refused: write `24h`.
        pub period: Option<Period> = optional "period",
        /// When the reminder ends: a duration from the due time or an instant. It needs a period,
        /// and it must not be over before the first call.
        pub ttl: Option<Moment> = optional "ttl",
        /// What the actor is called with: any JSON. It arrives as it is, numbers too. Without it
        /// the call has no data.
        pub data: Option<Json> = optional "data",
        /// Whether a reminder of the same name is replaced. Without it, it is.
        pub overwrite: Option<bool> = optional "overwrite",
    }
}

/// Why [`register_actor_reminder`](crate::DaprClient::register_actor_reminder) fails.
#[derive(Debug)]
pub enum RegisterActorReminderError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    /// actors at all.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or it is larger
    /// than the sidecar allows. To a body of `null` daprd 1.18.2 closes the connection.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BAD_REQUEST`: The name contains `/`, `\`, `?`, `#` or a control character, or
    /// is `.` or `..`.
    BadRequest(ErrorResponse),
    /// 403 `ERR_ACTOR_REMINDER_NON_HOSTED`: The application of this sidecar does not host the
    /// type.
    ActorReminderNonHosted(ErrorResponse),
    /// 403 `ERR_ACTOR_TYPE_RESERVED`: The type begins with `dapr.internal.`, which belongs to
    /// the workflows.
    ActorTypeReserved(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 409 `ERR_ACTOR_REMINDER_ALREADY_EXISTS`: The reminder exists and `overwrite` is `false`.
    ActorReminderAlreadyExists(ErrorResponse),
    /// 500 `ERR_ACTOR_REMINDER_CREATE`: A time or the period cannot be read or is missing, the
    /// time to live has passed or has no period beside it, the id of the actor contains `/`,
    /// `\`, `?`, `#` or a control character, or the scheduler service failed or is not
    /// configured.
    ActorReminderCreate(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    /// is shutting down.
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
