//! `GET /v1.0/state/{storeName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::SystemTime;

use dapr_client_runtime::{Error, Operation, Payload, Response, ResponseBody};
use serde::de::DeserializeOwned;

use super::Consistency;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_state",
    method: "GET",
    path: "/v1.0/state/{storeName}/{key}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_STATE_STORE_NOT_FOUND", "ERR_MALFORMED_REQUEST"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_STATE_STORE_NOT_CONFIGURED", "ERR_STATE_GET"]),
    ],
};

impl DaprClient {
    /// Reads the value of a key.
    ///
    /// The value comes back as the bytes that the store holds, labelled `application/json`
    /// whatever they are. What was written over HTTP is JSON, so a string has its quotes. What
    /// was written over gRPC can be any bytes.
    ///
    /// A store that encrypts does not keep JSON: a string comes back without its quotes, and an
    /// object in a notation of daprd's own.
    ///
    /// Dapr's operation `GetState` (stable): `/v1.0/state/{storeName}/{key}`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The key contains `||`.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    /// - 500 `ERR_STATE_GET`: The store failed, or the value could not be decrypted.
    /// - Any other status `ERR_STATE_GET`: The store failed and chose the status, which can be
    ///   any.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::state::{Consistency, GetState};
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let outcome = dapr
    ///     .get_state("starwars", "weapon")
    ///     .consistency(Consistency::Strong)
    ///     .metadata("partitionKey", "rebels")
    ///     .await?;
    /// match outcome {
    ///     GetState::Found(found) => println!("{found:?}"),
    ///     GetState::Missing => println!("missing"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_state(&self, store_name: impl AsRef<str>, key: impl AsRef<str>) -> GetStateCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        call.path(key.as_ref());
        GetStateCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`get_state`](DaprClient::get_state), sent when it is awaited.
    pub struct GetStateCall -> GetState;
}

impl GetStateCall {
    /// How fresh a read, or how safe a write, has to be. Stores that know only one consistency
    /// ignore it.
    pub fn consistency(mut self, consistency: Consistency) -> Self {
        self.call.query("consistency", consistency.as_str());
        self
    }

    /// Something that the store wants to know, for example `partitionKey`. Each entry is a
    /// query parameter of its own.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }
}

/// What [`get_state`](crate::DaprClient::get_state) gives.
#[derive(Clone, Debug)]
pub enum GetState {
    /// The key has a value. A stored JSON `null` is a value, too.
    Found(GetStateFound),
    /// The key has no value, or it has expired.
    Missing,
}

impl GetState {
    /// Returns the value, or `None` for any other outcome.
    pub fn found(self) -> Option<GetStateFound> {
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
    /// The key has a value. A stored JSON `null` is a value, too.
    #[derive(Clone, Debug)]
    pub struct GetStateFound (GetStateFoundParts) {
        /// The version of the value, for a later write or delete that must not undo a newer one. It
        /// is absent when the store does not keep versions.
        pub etag: Option<String>,
        /// When the value expires. It is absent when it does not, and when the store does not tell.
        pub ttl_expire_time: Option<SystemTime>,
        /// What else the store says about the value, each entry as a header of its own. Names come
        /// in lower case: that of the expiry is `ttlexpiretime`.
        pub metadata: BTreeMap<String, String>,
        /// The body.
        pub body: Payload,
    }
}

impl GetStateFound {
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

fn decode(response: Response) -> Result<GetState, Error> {
    match response.status() {
        200 => Ok(GetState::Found(GetStateFound {
            etag: response.header("ETag")?,
            ttl_expire_time: response.header("metadata.ttlExpireTime")?,
            metadata: response.headers_with_prefix("metadata."),
            body: response.into_payload(),
        })),
        204 => Ok(GetState::Missing),
        _ => Err(response.into_error()),
    }
}
