//! `GET /v1.0/secrets/{secretStoreName}/bulk`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Response, ResponseBody, SecretString};

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
    /// Reads all secrets of a store.
    ///
    /// The answer is as large as the store. Secrets that the sidecar's configuration keeps from the
    /// application are left out without a word.
    ///
    /// Dapr's operation `GetBulkSecret` (stable): `/v1.0/secrets/{secretStoreName}/bulk`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_BODY_READ`: The request has a body, and it is too large.
    /// - 400 `ERR_MALFORMED_REQUEST`: The request has a body, and it is not JSON.
    /// - 401 `ERR_SECRET_STORE_NOT_FOUND`: The sidecar has secret stores, but none of this name.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_SECRET_STORES_NOT_CONFIGURED`: The sidecar has no secret store at all.
    /// - 500 `ERR_SECRET_GET`: The secret store failed, or it does not have the secret and says so in
    ///   this way.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::secrets::GetBulkSecret;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let outcome = dapr.get_bulk_secret("local-store").metadata("version_id", "4").await?;
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

/// A call of [`get_bulk_secret`](DaprClient::get_bulk_secret), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct GetBulkSecretCall {
    call: Call<GetBulkSecret>,
}

impl GetBulkSecretCall {
    /// Something that the component wants to know, for example `version_id` for a store that keeps
    /// versions. Each entry is a query parameter of its own.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }

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

impl Future for GetBulkSecretCall {
    type Output = Result<GetBulkSecret, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
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
    /// What there is, or `None`.
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
