//! `DELETE /v1.0/state/{storeName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, OptionalText, Response, ResponseBody};

use super::{Concurrency, Consistency};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "delete_state",
    method: "DELETE",
    path: "/v1.0/state/{storeName}/{key}",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_STATE_STORE_NOT_FOUND",
                "ERR_MALFORMED_REQUEST",
                "ERR_STATE_DELETE",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (409, &["ERR_STATE_DELETE"]),
        (500, &["ERR_STATE_STORE_NOT_CONFIGURED", "ERR_STATE_DELETE"]),
    ],
};

impl DaprClient {
    /// Deletes a key.
    ///
    /// Succeeds if the key has no value, unless an ETag is given.
    ///
    /// Dapr's operation `DeleteState` (stable): `/v1.0/state/{storeName}/{key}`, DELETE.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The key contains `||`.
    /// - 400 `ERR_STATE_DELETE`: The ETag is malformed. Some stores return 409 instead.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 409 `ERR_STATE_DELETE`: The ETag does not match.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    /// - 500 `ERR_STATE_DELETE`: The store failed, or the concurrency or consistency mode is
    ///   unknown.
    /// - Any other status `ERR_STATE_DELETE`: The store failed and returned its own status, which
    ///   can be any.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::state::{Concurrency, Consistency};
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.delete_state("starwars", "weapon")
    ///     .if_match("7")
    ///     .concurrency(Concurrency::FirstWrite)
    ///     .consistency(Consistency::Strong)
    ///     .metadata("partitionKey", "rebels")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete_state(
        &self,
        store_name: impl AsRef<str>,
        key: impl AsRef<str>,
    ) -> DeleteStateCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        call.path(key.as_ref());
        DeleteStateCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`delete_state`](DaprClient::delete_state), sent when it is awaited.
    pub struct DeleteStateCall -> ();
}

impl DeleteStateCall {
    /// The ETag that the current value must have for the delete to succeed, without quotes. If
    /// the key has no value, no ETag matches. An empty string is the same as no ETag.
    ///
    /// An `Option` will do as well: `None` sets nothing.
    pub fn if_match(mut self, if_match: impl Into<OptionalText>) -> Self {
        if let Some(text) = Into::<OptionalText>::into(if_match).into_option() {
            self.call.header("If-Match", &text);
        }
        self
    }

    /// The concurrency mode, which determines whether an ETag is required.
    pub fn concurrency(mut self, concurrency: Concurrency) -> Self {
        self.call.query("concurrency", concurrency.as_str());
        self
    }

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

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
