//! `DELETE /v1.0/actors/{actorType}/{actorId}/timers/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Refusal, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "unregister_actor_timer",
    method: "DELETE",
    path: "/v1.0/actors/{actorType}/{actorId}/timers/{name}",
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
        (403, &["ERR_ACTOR_TYPE_RESERVED"]),
        (404, &["ERR_DIRECT_INVOKE"]),
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
    /// Removes a timer of an actor.
    ///
    /// Removing a timer that does not exist succeeds, also when the type does not exist.
    ///
    /// Dapr's operation `UnregisterActorTimer` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/timers/{name}`, DELETE.
    ///
    /// # Errors
    ///
    /// - Not sent: `actor_type` contains `%`: the type would not reach the application as it is.
    /// - Not sent: `actor_id` contains `%`: the id would not reach the application as it is.
    /// - Not sent: `name` contains `%`: the name would not reach the application as it is.
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    ///   actors at all.
    /// - 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not a JSON object.
    /// - 400 `ERR_BODY_READ`: The request has a body that could not be read or is larger than the
    ///   sidecar allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 403 `ERR_ACTOR_TYPE_RESERVED`: The type begins with `dapr.internal.`, which belongs to
    ///   the workflows.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    ///   is shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.unregister_actor_timer("droid", "r2d2", "beep").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn unregister_actor_timer(
        &self,
        actor_type: impl AsRef<str>,
        actor_id: impl AsRef<str>,
        name: impl AsRef<str>,
    ) -> UnregisterActorTimerCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("actorType", actor_type.as_ref(), REFUSED_ACTOR_TYPE);
        call.path(actor_type.as_ref());
        call.refuse_any("actorId", actor_id.as_ref(), REFUSED_ACTOR_ID);
        call.path(actor_id.as_ref());
        call.refuse_any("name", name.as_ref(), REFUSED_NAME);
        call.path(name.as_ref());
        UnregisterActorTimerCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`unregister_actor_timer`](DaprClient::unregister_actor_timer), sent when it is awaited.
    pub struct UnregisterActorTimerCall -> ();
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
