//! `GET /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Refusal, Response, ResponseBody};

use super::ActorReminder;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_actor_reminder",
    method: "GET",
    path: "/v1.0/actors/{actorType}/{actorId}/reminders/{name}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_ACTOR_NO_PLACEMENT"]),
        (401, &[]),
        (
            403,
            &["ERR_ACTOR_REMINDER_NON_HOSTED", "ERR_ACTOR_TYPE_RESERVED"],
        ),
        (404, &["ERR_ACTOR_REMINDER_NOT_FOUND", "ERR_DIRECT_INVOKE"]),
        (500, &["ERR_ACTOR_REMINDER_GET"]),
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
    /// Reads a reminder of an actor.
    ///
    /// Only the application that hosts the type can do this. A reminder that has run out is
    /// missing.
    ///
    /// Repetitions are not shown, and neither is a time to live that was given as a duration.
    ///
    /// Dapr's operation `GetActorReminder` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/reminders/{name}`, GET.
    ///
    /// # Errors
    ///
    /// - Not sent: `actor_type` contains `%`: the type would not reach the application as it is.
    /// - Not sent: `actor_id` contains `%`: the id would not reach the application as it is.
    /// - Not sent: `name` contains `%`: the name would not reach the application as it is.
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    ///   actors at all.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 403 `ERR_ACTOR_REMINDER_NON_HOSTED`: The application of this sidecar does not host the type.
    /// - 403 `ERR_ACTOR_TYPE_RESERVED`: The type begins with `dapr.internal.`, which belongs to the
    ///   workflows.
    /// - 404 `ERR_ACTOR_REMINDER_NOT_FOUND`: The actor has no reminder of this name, or it has run
    ///   out.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_ACTOR_REMINDER_GET`: The scheduler service failed or is not configured, or the name
    ///   or the id contains `/`, `\`, `?`, `#` or a control character.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.get_actor_reminder("droid", "r2d2", "oil-bath").await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_actor_reminder(
        &self,
        actor_type: impl AsRef<str>,
        actor_id: impl AsRef<str>,
        name: impl AsRef<str>,
    ) -> GetActorReminderCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("actorType", actor_type.as_ref(), REFUSED_ACTOR_TYPE);
        call.path(actor_type.as_ref());
        call.refuse_any("actorId", actor_id.as_ref(), REFUSED_ACTOR_ID);
        call.path(actor_id.as_ref());
        call.refuse_any("name", name.as_ref(), REFUSED_NAME);
        call.path(name.as_ref());
        GetActorReminderCall { call }
    }
}

/// A call of [`get_actor_reminder`](DaprClient::get_actor_reminder), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct GetActorReminderCall {
    call: Call<ActorReminder>,
}

impl GetActorReminderCall {
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub fn traceparent(mut self, traceparent: impl AsRef<str>) -> Self {
        self.call.header("traceparent", traceparent.as_ref());
        self
    }

    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub fn tracestate(mut self, tracestate: impl AsRef<str>) -> Self {
        self.call.header("tracestate", tracestate.as_ref());
        self
    }

    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot read
    /// is answered with 400 and a plain text, whatever the operation is. A good one comes back in
    /// the answer and is handed on to a called application.
    pub fn baggage(mut self, baggage: impl AsRef<str>) -> Self {
        self.call.header("baggage", baggage.as_ref());
        self
    }

    /// Overrides the client's timeout for this call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call.timeout(timeout);
        self
    }
}

impl Future for GetActorReminderCall {
    type Output = Result<ActorReminder, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<ActorReminder, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
