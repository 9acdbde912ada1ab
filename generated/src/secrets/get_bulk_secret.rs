//! `GET /v1.0/secrets/{secretStoreName}/bulk`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{Error, Operation, Response, ResponseBody, SecretString};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_bulk_secret",
    method: "GET",
    path: "/v1.0/secrets/{secretStoreName}/bulk",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_BODY_READ", "ERR_MALFORMED_REQUEST"]),
        (401, &["ERR_SECRET_STORE_NOT_FOUND"]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_SECRET_STORES_NOT_CONFIGURED", "ERR_SECRET_GET"]),
    ],
};

impl DaprClient {
    /// Returns all secrets of a store.
    ///
    /// The size of the response depends on the store. Secrets that the secret scopes in the
    /// sidecar's configuration deny are silently omitted.
    ///
    /// Dapr's operation `GetBulkSecret` (stable): `/v1.0/secrets/{secretStoreName}/bulk`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_BODY_READ`: The request has a body that exceeds the sidecar's size limit.
    /// - 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not JSON.
    /// - 401 `ERR_SECRET_STORE_NOT_FOUND`: The sidecar has secret stores, but none with this
    ///   name.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_SECRET_STORES_NOT_CONFIGURED`: No secret store is configured.
    /// - 500 `ERR_SECRET_GET`: The secret store failed, or the secret does not exist.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::secrets::GetBulkSecret;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let outcome = dapr
    ///     .get_bulk_secret("local-store")
    ///     .metadata("namespace", "echo-base")
    ///     .await?;
    /// match outcome {
    ///     GetBulkSecret::Found(found) => println!("{found:?}"),
    ///     GetBulkSecret::Missing => println!("missing"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_bulk_secret(&self, secret_store_name: impl AsRef<str>) -> GetBulkSecretCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(secret_store_name.as_ref());
        GetBulkSecretCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`get_bulk_secret`](DaprClient::get_bulk_secret), sent when it is awaited.
    pub struct GetBulkSecretCall -> GetBulkSecret;
}

impl GetBulkSecretCall {
    /// Metadata for the secret store, for example `version_id` for a store with versions, or
    /// `namespace` for Kubernetes. Each entry is sent as a separate query parameter.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }
}

/// What [`get_bulk_secret`](crate::DaprClient::get_bulk_secret) gives.
#[derive(Clone, Debug)]
pub enum GetBulkSecret {
    /// The secrets.
    Found(BTreeMap<String, BTreeMap<String, SecretString>>),
    /// The store has no secrets.
    Missing,
}

impl GetBulkSecret {
    /// Returns the value, or `None` for any other outcome.
    pub fn found(self) -> Option<BTreeMap<String, BTreeMap<String, SecretString>>> {
        match self {
            Self::Found(found) => Some(found),
            _ => None,
        }
    }
}

fn decode(response: Response) -> Result<GetBulkSecret, Error> {
    match response.status() {
        200 => Ok(GetBulkSecret::Found(response.json()?)),
        204 => Ok(GetBulkSecret::Missing),
        _ => Err(response.into_error()),
    }
}
