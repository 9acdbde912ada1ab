//! `DELETE /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Refusal, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "unregister_actor_reminder",
    method: "DELETE",
    path: "/v1.0/actors/{actorType}/{actorId}/reminders/{name}",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_ACTOR_NO_PLACEMENT",
                "ERR_MALFORMED_REQUEST",
                "ERR_BODY_READ",
            ],
        ),
        (401, &[]),
        (
            403,
            &["ERR_ACTOR_REMINDER_NON_HOSTED", "ERR_ACTOR_TYPE_RESERVED"],
        ),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_ACTOR_REMINDER_DELETE"]),
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
    /// Unregisters a reminder of an actor.
    ///
    /// Only the application that hosts the type can unregister its reminders. Succeeds if the
    /// reminder does not exist.
    ///
    /// Dapr's operation `UnregisterActorReminder` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/reminders/{name}`, DELETE.
    ///
    /// # Errors
    ///
    /// - Not sent: `actor_type` contains `%`: the type would not reach the application unchanged.
    /// - Not sent: `actor_id` contains `%`: the ID would not reach the application unchanged.
    /// - Not sent: `name` contains `%`: the name would not reach the application unchanged.
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    ///   available.
    /// - 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not a JSON object.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 403 `ERR_ACTOR_REMINDER_NON_HOSTED`: The application of this sidecar does not host the
    ///   type.
    /// - 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    ///   for workflows.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_ACTOR_REMINDER_DELETE`: The scheduler service failed or is not configured, or
    ///   the name or ID contains `/`, `\`, `?`, `#` or a control character.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.unregister_actor_reminder("droid", "r2d2", "oil-bath")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn unregister_actor_reminder(
        &self,
        actor_type: impl AsRef<str>,
        actor_id: impl AsRef<str>,
        name: impl AsRef<str>,
    ) -> UnregisterActorReminderCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("actorType", actor_type.as_ref(), REFUSED_ACTOR_TYPE);
        call.path(actor_type.as_ref());
        call.refuse_any("actorId", actor_id.as_ref(), REFUSED_ACTOR_ID);
        call.path(actor_id.as_ref());
        call.refuse_any("name", name.as_ref(), REFUSED_NAME);
        call.path(name.as_ref());
        UnregisterActorReminderCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`unregister_actor_reminder`](DaprClient::unregister_actor_reminder), sent when it is awaited.
    pub struct UnregisterActorReminderCall -> ();
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
