//! `GET /v1.0/actors/{actorType}/{actorId}/state/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::SystemTime;

use dapr_client_runtime::{Error, Operation, Payload, Refusal, Response, ResponseBody};
use serde::de::DeserializeOwned;

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_actor_state",
    method: "GET",
    path: "/v1.0/actors/{actorType}/{actorId}/state/{key}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_ACTOR_NO_PLACEMENT"]),
        (401, &[]),
        (403, &["ERR_ACTOR_TYPE_RESERVED"]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_ACTOR_STATE_GET", "ERR_ACTOR_RUNTIME_NOT_FOUND"]),
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
    /// Returns the value of a key in the actor's state.
    ///
    /// The actor need not be active, and the application need not host its type: the sidecar
    /// reads the value from its state store. The state belongs to the application of this
    /// sidecar, so the state of other applications' actors is not visible.
    ///
    /// No ETag is returned.
    ///
    /// Dapr's operation `GetActorState` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/state/{key}`, GET.
    ///
    /// # Errors
    ///
    /// - Not sent: `actor_type` contains `%`: the type would not reach the application unchanged.
    /// - Not sent: `actor_id` contains `%`: the ID would not reach the application unchanged.
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    ///   available.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 403 `ERR_ACTOR_TYPE_RESERVED`: The type starts with `dapr.internal.`, which is reserved
    ///   for workflows.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_ACTOR_STATE_GET`: The store failed.
    /// - 500 `ERR_ACTOR_RUNTIME_NOT_FOUND`: No actor state store is configured. In daprd 1.18.2,
    ///   the connection is closed without a response instead.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::actors::GetActorState;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let outcome = dapr.get_actor_state("droid", "r2d2", "location").await?;
    /// match outcome {
    ///     GetActorState::Found(found) => println!("{found:?}"),
    ///     GetActorState::Missing => println!("missing"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_actor_state(
        &self,
        actor_type: impl AsRef<str>,
        actor_id: impl AsRef<str>,
        key: impl AsRef<str>,
    ) -> GetActorStateCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("actorType", actor_type.as_ref(), REFUSED_ACTOR_TYPE);
        call.path(actor_type.as_ref());
        call.refuse_any("actorId", actor_id.as_ref(), REFUSED_ACTOR_ID);
        call.path(actor_id.as_ref());
        call.path(key.as_ref());
        GetActorStateCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`get_actor_state`](DaprClient::get_actor_state), sent when it is awaited.
    pub struct GetActorStateCall -> GetActorState;
}

/// What [`get_actor_state`](crate::DaprClient::get_actor_state) gives.
#[derive(Clone, Debug)]
pub enum GetActorState {
    /// The key has a value. A stored JSON `null` is a value.
    Found(GetActorStateFound),
    /// The key has no value, or the value has expired.
    Missing,
}

impl GetActorState {
    /// Returns the value, or `None` for any other outcome.
    pub fn found(self) -> Option<GetActorStateFound> {
        match self {
            Self::Found(found) => Some(found),
            _ => None,
        }
    }

    /// Decodes the value as JSON. Returns `None` for any other outcome.
    ///
    /// # Errors
    ///
    /// Fails if it is not the JSON of a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        match self {
            Self::Found(found) => found.body.json().map(Some),
            _ => Ok(None),
        }
    }
}

dapr_client_runtime::extensible_struct! {
    /// The key has a value. A stored JSON `null` is a value.
    #[derive(Clone, Debug)]
    pub struct GetActorStateFound (GetActorStateFoundParts) {
        /// The time at which the value expires. Absent if the value never expires or the store does
        /// not report it.
        pub ttl_expire_time: Option<SystemTime>,
        /// Metadata of the value, one header per entry. Names are in lower case.
        pub metadata: BTreeMap<String, String>,
        /// The body.
        pub body: Payload,
    }
}

impl GetActorStateFound {
    /// Decodes the body as JSON.
    ///
    /// # Errors
    ///
    /// Fails if the body is not the JSON of a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        self.body.json()
    }

    /// Returns the body as text.
    ///
    /// # Errors
    ///
    /// Fails if the body is not UTF-8.
    pub fn text(&self) -> Result<&str, Error> {
        self.body.text()
    }
}

fn decode(response: Response) -> Result<GetActorState, Error> {
    match response.status() {
        200 => Ok(GetActorState::Found(GetActorStateFound {
            ttl_expire_time: response.header("metadata.ttlExpireTime")?,
            metadata: response.headers_with_prefix("metadata."),
            body: response.into_payload(),
        })),
        204 => Ok(GetActorState::Missing),
        _ => Err(response.into_error()),
    }
}
