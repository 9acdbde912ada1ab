//! `GET /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Refusal, Response, ResponseBody};

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
    /// Returns a reminder of an actor.
    ///
    /// Only the application that hosts the type can read its reminders. An expired reminder
    /// does not exist.
    ///
    /// The response contains neither the number of repetitions nor a time to live that was
    /// given as a duration.
    ///
    /// Dapr's operation `GetActorReminder` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/reminders/{name}`, GET.
    ///
    /// # Errors
    ///
    /// - Not sent: `actor_type` contains `%`: the type would not reach the application unchanged.
    /// - Not sent: `actor_id` contains `%`: the ID would not reach the application unchanged.
    /// - Not sent: `name` contains `%`: the name would not reach the application unchanged.
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    ///   available.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 403 `ERR_ACTOR_REMINDER_NON_HOSTED`: The application of this sidecar does not host the
    ///   type.
    /// - 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    ///   for workflows.
    /// - 404 `ERR_ACTOR_REMINDER_NOT_FOUND`: The actor has no reminder with this name, or the
    ///   reminder has expired.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_ACTOR_REMINDER_GET`: The scheduler service failed or is not configured, or the
    ///   name or ID contains `/`, `\`, `?`, `#` or a control character.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
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

dapr_client_runtime::traced_call! {
    /// A call of [`get_actor_reminder`](DaprClient::get_actor_reminder), sent when it is awaited.
    pub struct GetActorReminderCall -> ActorReminder;
}

fn decode(response: Response) -> Result<ActorReminder, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
