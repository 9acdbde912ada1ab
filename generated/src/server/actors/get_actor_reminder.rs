//! `GET /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::actors::ActorReminder;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`get_actor_reminder`](crate::DaprClient::get_actor_reminder) is found.
pub const GET_ACTOR_REMINDER: Route = Route {
    operation: OperationId::GetActorReminder,
    name: "GetActorReminder",
    group: "actors",
    methods: Methods::Listed(&["GET"]),
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

/// A request of [`get_actor_reminder`](crate::DaprClient::get_actor_reminder).
#[derive(Debug)]
pub struct GetActorReminderRequest {
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
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl GetActorReminderRequest {
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
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<ActorReminder, GetActorReminderError>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).json(&found),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`get_actor_reminder`](crate::DaprClient::get_actor_reminder) fails.
#[derive(Debug)]
pub enum GetActorReminderError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    /// available.
    ActorNoPlacement(ErrorResponse),
    /// 403 `ERR_ACTOR_REMINDER_NON_HOSTED`: The application of this sidecar does not host the
    /// type.
    ActorReminderNonHosted(ErrorResponse),
    /// 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    /// for workflows.
    ActorTypeReserved(ErrorResponse),
    /// 404 `ERR_ACTOR_REMINDER_NOT_FOUND`: The actor has no reminder with this name, or the
    /// reminder has expired.
    ActorReminderNotFound(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_ACTOR_REMINDER_GET`: The scheduler service failed or is not configured, or the
    /// name or ID contains `/`, `\`, `?`, `#` or a control character.
    ActorReminderGet(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    /// shutting down.
    ActorRuntimeClosed(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl GetActorReminderError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::ActorNoPlacement(error) => {
                RawResponse::error(400, "ERR_ACTOR_NO_PLACEMENT", error)
            }
            Self::ActorReminderNonHosted(error) => {
                RawResponse::error(403, "ERR_ACTOR_REMINDER_NON_HOSTED", error)
            }
            Self::ActorTypeReserved(error) => {
                RawResponse::error(403, "ERR_ACTOR_TYPE_RESERVED", error)
            }
            Self::ActorReminderNotFound(error) => {
                RawResponse::error(404, "ERR_ACTOR_REMINDER_NOT_FOUND", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::ActorReminderGet(error) => {
                RawResponse::error(500, "ERR_ACTOR_REMINDER_GET", error)
            }
            Self::ActorRuntimeClosed(error) => {
                RawResponse::error(503, "ERR_ACTOR_RUNTIME_CLOSED", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for GetActorReminderError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
