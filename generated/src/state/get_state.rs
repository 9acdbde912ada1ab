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
    /// Returns the value of a key.
    ///
    /// Returns the stored bytes. Their media type is always `application/json`, but only values
    /// written over HTTP are certain to be JSON. A JSON string includes its quotes. Values
    /// written over gRPC can be any bytes.
    ///
    /// A store with encryption does not preserve JSON: strings come back without quotes, and
    /// objects in a daprd-specific notation.
    ///
    /// Dapr's operation `GetState` (stable): `/v1.0/state/{storeName}/{key}`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The key contains `||`.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    /// - 500 `ERR_STATE_GET`: The store failed, or the value could not be decrypted.
    /// - Any other status `ERR_STATE_GET`: The store failed and returned its own status, which
    ///   can be any.
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
    /// The consistency mode of the read or write. Stores with a single consistency mode ignore
    /// it.
    pub fn consistency(mut self, consistency: Consistency) -> Self {
        self.call.query("consistency", consistency.as_str());
        self
    }

    /// Metadata for the state store, for example `partitionKey`. Each entry is sent as a
    /// separate query parameter.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }
}

/// What [`get_state`](crate::DaprClient::get_state) gives.
#[derive(Clone, Debug)]
pub enum GetState {
    /// The key has a value. A stored JSON `null` is a value.
    Found(GetStateFound),
    /// The key has no value, or the value has expired.
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
    /// The key has a value. A stored JSON `null` is a value.
    #[derive(Clone, Debug)]
    pub struct GetStateFound (GetStateFoundParts) {
        /// The ETag of the value, for optimistic concurrency in a later write or delete. Absent if
        /// the store does not support ETags.
        pub etag: Option<String>,
        /// The time at which the value expires. Absent if the value never expires or the store does
        /// not report it.
        pub ttl_expire_time: Option<SystemTime>,
        /// Metadata of the value, one header per entry. Names are in lower case: the expiry time is
        /// `ttlexpiretime`.
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
