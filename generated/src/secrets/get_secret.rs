//! `GET /v1.0/secrets/{secretStoreName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{Error, Operation, Refusal, Response, ResponseBody, SecretString};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_secret",
    method: "GET",
    path: "/v1.0/secrets/{secretStoreName}/{key}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_BODY_READ", "ERR_MALFORMED_REQUEST"]),
        (401, &["ERR_SECRET_STORE_NOT_FOUND"]),
        (403, &["ERR_PERMISSION_DENIED"]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_SECRET_STORES_NOT_CONFIGURED", "ERR_SECRET_GET"]),
    ],
};

const REFUSED_KEY: &[Refusal] = &[Refusal::equal(
    "bulk",
    "its path is that of the bulk operation",
)];

impl DaprClient {
    /// Returns a secret.
    ///
    /// A secret is a map of names to values. Most stores keep one value per secret and return a
    /// single entry with the name of the secret. Some stores keep several values per secret.
    ///
    /// If the secret does not exist, the result depends on the store: the local file store
    /// fails with `ERR_SECRET_GET`, the environment variable store returns an empty value, and
    /// others return 204.
    ///
    /// A secret named `bulk` cannot be read with this operation, because its path is that of
    /// the bulk operation.
    ///
    /// Dapr's operation `GetSecret` (stable): `/v1.0/secrets/{secretStoreName}/{key}`, GET.
    ///
    /// # Errors
    ///
    /// - Not sent: `key` is `bulk`: its path is that of the bulk operation.
    /// - 400 `ERR_BODY_READ`: The request has a body that exceeds the sidecar's size limit.
    /// - 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not JSON.
    /// - 401 `ERR_SECRET_STORE_NOT_FOUND`: The sidecar has secret stores, but none with this
    ///   name.
    /// - 403 `ERR_PERMISSION_DENIED`: The secret scopes in the sidecar's configuration deny the
    ///   application access to this secret.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_SECRET_STORES_NOT_CONFIGURED`: No secret store is configured.
    /// - 500 `ERR_SECRET_GET`: The secret store failed, or the secret does not exist.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::secrets::GetSecret;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let outcome = dapr
    ///     .get_secret("local-store", "DB_URL:MYSQL")
    ///     .metadata("namespace", "echo-base")
    ///     .await?;
    /// match outcome {
    ///     GetSecret::Found(found) => println!("{found:?}"),
    ///     GetSecret::Missing => println!("missing"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_secret(
        &self,
        secret_store_name: impl AsRef<str>,
        key: impl AsRef<str>,
    ) -> GetSecretCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(secret_store_name.as_ref());
        call.refuse_any("key", key.as_ref(), REFUSED_KEY);
        call.path(key.as_ref());
        GetSecretCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`get_secret`](DaprClient::get_secret), sent when it is awaited.
    pub struct GetSecretCall -> GetSecret;
}

impl GetSecretCall {
    /// Metadata for the secret store, for example `version_id` for a store with versions, or
    /// `namespace` for Kubernetes. Each entry is sent as a separate query parameter.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }
}

/// What [`get_secret`](crate::DaprClient::get_secret) gives.
#[derive(Clone, Debug)]
pub enum GetSecret {
    /// The secret.
    Found(BTreeMap<String, SecretString>),
    /// The secret does not exist. Few stores return this status.
    Missing,
}

impl GetSecret {
    /// Returns the value, or `None` for any other outcome.
    pub fn found(self) -> Option<BTreeMap<String, SecretString>> {
        match self {
            Self::Found(found) => Some(found),
            _ => None,
        }
    }

    /// Returns the only value, or `None` if there is none or more than one.
    pub fn value(self) -> Option<SecretString> {
        let mut values = self.found()?.into_values();
        let value = values.next()?;
        values.next().is_none().then_some(value)
    }
}

fn decode(response: Response) -> Result<GetSecret, Error> {
    match response.status() {
        200 => Ok(GetSecret::Found(response.json()?)),
        204 => Ok(GetSecret::Missing),
        _ => Err(response.into_error()),
    }
}
