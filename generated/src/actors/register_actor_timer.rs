//! `POST /v1.0/actors/{actorType}/{actorId}/timers/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{
    Error, Json, Moment, Operation, Period, Refusal, Response, ResponseBody,
};
use serde::Serialize;

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "register_actor_timer",
    method: "POST",
    path: "/v1.0/actors/{actorType}/{actorId}/timers/{name}",
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
        (403, &["ERR_ACTOR_TYPE_RESERVED"]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_ACTOR_TIMER_CREATE"]),
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
    /// Registers a timer, which calls an actor on a schedule while it is active.
    ///
    /// The sidecar keeps timers in memory: a timer ends when the actor is deactivated or the
    /// sidecar stops. Timer calls reset the idle timeout of the actor. Only the application
    /// that hosts the type can register a timer. For other applications, the error is 500, not
    /// 403 as for a reminder.
    ///
    /// A timer with the same name is replaced.
    ///
    /// In the request body, times and periods are Go durations (`1h30m`, `20ms`, `1.5h`), ISO
    /// 8601 durations (`PT1H30M`, without fractions) or RFC 3339 timestamps
    /// (`2030-01-01T00:00:00Z`).
    ///
    /// Dapr's operation `RegisterActorTimer` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/timers/{name}`, POST.
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
    /// - 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    ///   for workflows.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_ACTOR_TIMER_CREATE`: The due time or period is invalid, the period has no
    ///   repetitions, the timer has already expired, or the application of this sidecar does not
    ///   host the type.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use serde_json::json;
    /// use std::time::Duration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.register_actor_timer("droid", "r2d2", "beep")
    ///     .due_time(Duration::from_secs(1))
    ///     .period(Duration::from_secs(1))
    ///     .ttl(Duration::from_secs(60))
    ///     .data(json!({ "volume": 11 }))
    ///     .callback("onBeep")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn register_actor_timer(
        &self,
        actor_type: impl AsRef<str>,
        actor_id: impl AsRef<str>,
        name: impl AsRef<str>,
    ) -> RegisterActorTimerCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("actorType", actor_type.as_ref(), REFUSED_ACTOR_TYPE);
        call.path(actor_type.as_ref());
        call.refuse_any("actorId", actor_id.as_ref(), REFUSED_ACTOR_ID);
        call.path(actor_id.as_ref());
        call.refuse_any("name", name.as_ref(), REFUSED_NAME);
        call.path(name.as_ref());
        call.json_object();
        RegisterActorTimerCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`register_actor_timer`](DaprClient::register_actor_timer), sent when it is awaited.
    pub struct RegisterActorTimerCall -> ();
}

impl RegisterActorTimerCall {
    /// The time of the first call, as a duration from now or a timestamp. A time in the past
    /// means now. Defaults to now.
    pub fn due_time(mut self, due_time: impl Into<Moment>) -> Self {
        self.call
            .json_field("dueTime", &Into::<Moment>::into(due_time));
        self
    }

    /// The interval between calls. If omitted, the timer calls the actor once.
    ///
    /// The wire format of a limited number of calls is `R`, the number, `/` and an ISO 8601
    /// duration, as in `R5/PT10M`. `R-1/` means no limit, and `R0/` is rejected. Days, weeks,
    /// months and years (`P1D`) are allowed.
    pub fn period(mut self, period: impl Into<Period>) -> Self {
        self.call
            .json_field("period", &Into::<Period>::into(period));
        self
    }

    /// The expiry of the timer, as a duration from the due time or a timestamp.
    pub fn ttl(mut self, ttl: impl Into<Moment>) -> Self {
        self.call.json_field("ttl", &Into::<Moment>::into(ttl));
        self
    }

    /// The data of each call, as any JSON. If omitted, calls have no data.
    pub fn data(mut self, data: impl Serialize) -> Self {
        self.call.json_field("data", &Json::new(&data));
        self
    }

    /// A name for the application's own use, passed to it in each call. Defaults to an empty
    /// string.
    pub fn callback(mut self, callback: impl AsRef<str>) -> Self {
        self.call.json_field("callback", callback.as_ref());
        self
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
