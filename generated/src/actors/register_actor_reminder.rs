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
    "the type would not reach the application as it is",
)];
const REFUSED_ACTOR_ID: &[Refusal] = &[Refusal::containing(
    "%",
    "the id would not reach the application as it is",
)];
const REFUSED_NAME: &[Refusal] = &[Refusal::containing(
    "%",
    "the name would not reach the application as it is",
)];

impl DaprClient {
    /// Registers a reminder, which calls an actor at given times.
    ///
    /// Reminders are kept by the scheduler service: they outlast the actor, the application and
    /// the sidecar. The actor is called, and activated if necessary, until the reminder has run
    /// out or is unregistered; it need not be active when the reminder is registered. Only the
    /// application that hosts the type can do this.
    ///
    /// A reminder with the same name is replaced, unless `overwrite` is `false`.
    ///
    /// On the wire times and periods are in the notations of Go (`1h30m`, `20ms`, `1.5h`), of
    /// ISO 8601 (`PT1H30M`; no fractions) and, for an instant, RFC 3339
    /// (`2030-01-01T00:00:00Z`).
    ///
    /// Dapr's operation `RegisterActorReminder` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/reminders/{name}`, POST.
    ///
    /// # Errors
    ///
    /// - Not sent: `actor_type` contains `%`: the type would not reach the application as it is.
    /// - Not sent: `actor_id` contains `%`: the id would not reach the application as it is.
    /// - Not sent: `name` contains `%`: the name would not reach the application as it is.
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    ///   actors at all.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or it is larger
    ///   than the sidecar allows. To a body of `null` daprd 1.18.2 closes the connection.
    /// - 400 `ERR_BAD_REQUEST`: The name contains `/`, `\`, `?`, `#` or a control character, or
    ///   is `.` or `..`.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 403 `ERR_ACTOR_REMINDER_NON_HOSTED`: The application of this sidecar does not host the
    ///   type.
    /// - 403 `ERR_ACTOR_TYPE_RESERVED`: The type begins with `dapr.internal.`, which belongs to
    ///   the workflows.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 409 `ERR_ACTOR_REMINDER_ALREADY_EXISTS`: The reminder exists and `overwrite` is `false`.
    /// - 500 `ERR_ACTOR_REMINDER_CREATE`: A time or the period cannot be read or is missing, the
    ///   time to live has passed or has no period beside it, the id of the actor contains `/`,
    ///   `\`, `?`, `#` or a control character, or the scheduler service failed or is not
    ///   configured.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    ///   is shutting down.
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
    /// When the first call comes: a duration from now or an instant. What has passed already is
    /// now.
    ///
    /// Without it, the first call comes one period from now; without either, the reminder is
    /// refused.
    pub fn due_time(mut self, due_time: impl Into<Moment>) -> Self {
        self.call
            .json_field("dueTime", &Into::<Moment>::into(due_time));
        self
    }

    /// How long it is from one call to the next. Without it there is a single call.
    ///
    /// With a number of calls it is, on the wire, `R`, that number, `/` and a duration of ISO
    /// 8601, as in `R5/PT10M`; `R0/` and `R-1/` are no limit. A duration in days, weeks, months
    /// or years (`P1D`) is refused: write `24h`.
    pub fn period(mut self, period: impl Into<Period>) -> Self {
        self.call
            .json_field("period", &Into::<Period>::into(period));
        self
    }

    /// When the reminder ends: a duration from the due time or an instant. It needs a period,
    /// and it must not be over before the first call.
    pub fn ttl(mut self, ttl: impl Into<Moment>) -> Self {
        self.call.json_field("ttl", &Into::<Moment>::into(ttl));
        self
    }

    /// What the actor is called with: any JSON. It arrives as it is, numbers too. Without it
    /// the call has no data.
    pub fn data(mut self, data: impl Serialize) -> Self {
        self.call.json_field("data", &Json::new(&data));
        self
    }

    /// Whether a reminder of the same name is replaced. Without it, it is.
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
