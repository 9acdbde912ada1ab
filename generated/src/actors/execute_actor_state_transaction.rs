//! `POST /v1.0/actors/{actorType}/{actorId}/state`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Refusal, Response, ResponseBody};

use super::ActorStateOperation;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "execute_actor_state_transaction",
    method: "POST",
    path: "/v1.0/actors/{actorType}/{actorId}/state",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_ACTOR_NO_PLACEMENT",
                "ERR_MALFORMED_REQUEST",
                "ERR_ACTOR_INSTANCE_MISSING",
            ],
        ),
        (401, &[]),
        (403, &["ERR_ACTOR_TYPE_RESERVED"]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (
            500,
            &[
                "ERR_ACTOR_STATE_TRANSACTION_SAVE",
                "ERR_ACTOR_RUNTIME_NOT_FOUND",
            ],
        ),
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

impl DaprClient {
    /// Executes a transaction on the actor's state: all operations succeed, or none.
    ///
    /// The actor must be active on this sidecar, so only the application that hosts the actor
    /// can use this operation. Any method call activates an actor.
    ///
    /// daprd decodes and re-encodes each value. Numbers are converted to 64-bit floating point,
    /// so integers beyond 2^53 lose precision and `1.0` becomes `1`. An ETag mismatch returns
    /// 500.
    ///
    /// Dapr's operation `ExecuteActorStateTransaction` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/state`, POST.
    ///
    /// # Errors
    ///
    /// - Not sent: `actor_type` contains `%`: the type would not reach the application unchanged.
    /// - Not sent: `actor_id` contains `%`: the ID would not reach the application unchanged.
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    ///   available.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an array of operations, or it exceeds the
    ///   sidecar's size limit.
    /// - 400 `ERR_ACTOR_INSTANCE_MISSING`: The actor is not active on this sidecar. A method call
    ///   activates it.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    ///   for workflows.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_ACTOR_STATE_TRANSACTION_SAVE`: An operation has no key or is neither `upsert`
    ///   nor `delete`, an ETag does not match, a time to live is given although the feature
    ///   `ActorStateTTL` is disabled, the transaction has more operations than the store
    ///   supports, or the store failed.
    /// - 500 `ERR_ACTOR_RUNTIME_NOT_FOUND`: No actor state store is configured. In daprd 1.18.2,
    ///   the connection is closed without a response instead.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::actors::{ActorStateItem, ActorStateKey, ActorStateOperation};
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.execute_actor_state_transaction(
    ///     "droid",
    ///     "r2d2",
    ///     [
    ///         ActorStateOperation::upsert(ActorStateItem::new(
    ///             "location",
    ///             json!({ "planet": "Tatooine" }),
    ///         )),
    ///         ActorStateOperation::delete(ActorStateKey::new("owner")),
    ///     ],
    /// )
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn execute_actor_state_transaction(
        &self,
        actor_type: impl AsRef<str>,
        actor_id: impl AsRef<str>,
        items: impl IntoIterator<Item = ActorStateOperation>,
    ) -> ExecuteActorStateTransactionCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("actorType", actor_type.as_ref(), REFUSED_ACTOR_TYPE);
        call.path(actor_type.as_ref());
        call.refuse_any("actorId", actor_id.as_ref(), REFUSED_ACTOR_ID);
        call.path(actor_id.as_ref());
        let items: Vec<ActorStateOperation> = items.into_iter().collect();
        call.json(&items);
        ExecuteActorStateTransactionCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`execute_actor_state_transaction`](DaprClient::execute_actor_state_transaction), sent when it is awaited.
    pub struct ExecuteActorStateTransactionCall -> ();
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
