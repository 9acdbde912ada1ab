//! `POST /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{
    Error, Json, Moment, Operation, Period, Refusal, Response, ResponseBody,
};
use serde::Serialize;

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "register_actor_reminder",
    method: "POST",
    path: "/v1.0/actors/{actorType}/{actorId}/reminders/{name}",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_ACTOR_NO_PLACEMENT",
                "ERR_MALFORMED_REQUEST",
                "ERR_BAD_REQUEST",
            ],
        ),
        (401, &[]),
        (
            403,
            &["ERR_ACTOR_REMINDER_NON_HOSTED", "ERR_ACTOR_TYPE_RESERVED"],
        ),
        (404, &["ERR_DIRECT_INVOKE"]),
        (409, &["ERR_ACTOR_REMINDER_ALREADY_EXISTS"]),
        (500, &["ERR_ACTOR_REMINDER_CREATE"]),
        (503, &["ERR_ACTOR_RUNTIME_CLOSED"]),
    ],
};

const REFUSED_ACTOR_TYPE: &[Refusal] = &[Refusal::containing(
    "%",
    "the type would not reach the application unchanged",
)];
const REFUSED_ACTOR_ID: &[Refusal] = &[Refusal::containing(
    "%",
    "the ID would not reach the application unchanged",
)];
const REFUSED_NAME: &[Refusal] = &[Refusal::containing(
    "%",
    "the name would not reach the application unchanged",
)];

impl DaprClient {
    /// Registers a reminder, which calls an actor on a schedule.
    ///
    /// The scheduler service stores reminders, so they survive the actor, the application and
    /// the sidecar. Each reminder calls the actor, activating it if necessary, until it expires
    /// or is unregistered. The actor need not be active during registration. Only the
    /// application that hosts the type can register a reminder.
    ///
    /// A reminder with the same name is replaced, unless `overwrite` is `false`.
    ///
    /// In the request body, times and periods are Go durations (`1h30m`, `20ms`, `1.5h`), ISO
    /// 8601 durations (`PT1H30M`, without fractions) or RFC 3339 timestamps
    /// (`2030-01-01T00:00:00Z`).
    ///
    /// Dapr's operation `RegisterActorReminder` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/reminders/{name}`, POST.
    ///
    /// # Errors
    ///
    /// - Not sent: `actor_type` contains `%`: the type would not reach the application unchanged.
    /// - Not sent: `actor_id` contains `%`: the ID would not reach the application unchanged.
    /// - Not sent: `name` contains `%`: the name would not reach the application unchanged.
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    ///   available.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or it exceeds the
    ///   sidecar's size limit. If the body is `null`, daprd 1.18.2 closes the connection.
    /// - 400 `ERR_BAD_REQUEST`: The name contains `/`, `\`, `?`, `#` or a control character, or
    ///   is `.` or `..`.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 403 `ERR_ACTOR_REMINDER_NON_HOSTED`: The application of this sidecar does not host the
    ///   type.
    /// - 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    ///   for workflows.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 409 `ERR_ACTOR_REMINDER_ALREADY_EXISTS`: The reminder exists and `overwrite` is `false`.
    /// - 500 `ERR_ACTOR_REMINDER_CREATE`: The due time or period is invalid or missing, the
    ///   reminder has already expired or has a time to live without a period, the actor ID
    ///   contains `/`, `\`, `?`, `#` or a control character, or the scheduler service failed or
    ///   is not configured.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::Period;
    /// use serde_json::json;
    /// use std::time::Duration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.register_actor_reminder("droid", "r2d2", "oil-bath")
    ///     .due_time(Duration::from_secs(3600))
    ///     .period(Period::repeated(3, Duration::from_secs(600)))
    ///     .ttl(Duration::from_secs(86400))
    ///     .data(json!({ "part": "motivator" }))
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn register_actor_reminder(
        &self,
        actor_type: impl AsRef<str>,
        actor_id: impl AsRef<str>,
        name: impl AsRef<str>,
    ) -> RegisterActorReminderCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("actorType", actor_type.as_ref(), REFUSED_ACTOR_TYPE);
        call.path(actor_type.as_ref());
        call.refuse_any("actorId", actor_id.as_ref(), REFUSED_ACTOR_ID);
        call.path(actor_id.as_ref());
        call.refuse_any("name", name.as_ref(), REFUSED_NAME);
        call.path(name.as_ref());
        call.json_object();
        RegisterActorReminderCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`register_actor_reminder`](DaprClient::register_actor_reminder), sent when it is awaited.
    pub struct RegisterActorReminderCall -> ();
}

impl RegisterActorReminderCall {
    /// The time of the first call, as a duration from now or a timestamp. A time in the past
    /// means now. Defaults to one period from now; required if there is no period.
    pub fn due_time(mut self, due_time: impl Into<Moment>) -> Self {
        self.call
            .json_field("dueTime", &Into::<Moment>::into(due_time));
        self
    }

    /// The interval between calls. If omitted, the reminder calls the actor once.
    ///
    /// The wire format of a limited number of calls is `R`, the number, `/` and an ISO 8601
    /// duration, as in `R5/PT10M`. `R0/` and `R-1/` mean no limit. Durations in days, weeks,
    /// months or years (`P1D`) are rejected: use `24h`.
    pub fn period(mut self, period: impl Into<Period>) -> Self {
        self.call
            .json_field("period", &Into::<Period>::into(period));
        self
    }

    /// The expiry of the reminder, as a duration from the due time or a timestamp. Requires a
    /// period, and must not be earlier than the first call.
    pub fn ttl(mut self, ttl: impl Into<Moment>) -> Self {
        self.call.json_field("ttl", &Into::<Moment>::into(ttl));
        self
    }

    /// The data of each call, as any JSON. It is passed on unchanged, including numbers. If
    /// omitted, calls have no data.
    pub fn data(mut self, data: impl Serialize) -> Self {
        self.call.json_field("data", &Json::new(&data));
        self
    }

    /// Whether to replace an existing reminder with the same name. Defaults to `true`.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.call.json_field("overwrite", &overwrite);
        self
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
