//! `DELETE /v1.0/state/{storeName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, OptionalText, Response, ResponseBody};

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
    /// Deleting a key that has no value succeeds, unless an ETag is given.
    ///
    /// Dapr's operation `DeleteState` (stable): `/v1.0/state/{storeName}/{key}`, DELETE.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The key contains `||`.
    /// - 400 `ERR_STATE_DELETE`: The ETag has a form that the store does not know. Some stores say
    ///   409 to that.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 409 `ERR_STATE_DELETE`: The ETag does not match.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    /// - 500 `ERR_STATE_DELETE`: The store failed, or it does not know the concurrency or the
    ///   consistency.
    /// - Any other status `ERR_STATE_DELETE`: The store failed and chose the status, which can be
    ///   any.
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

/// A call of [`delete_state`](DaprClient::delete_state), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct DeleteStateCall {
    call: Call<()>,
}

impl DeleteStateCall {
    /// Deletes only if this is the ETag of the present value; without a value nothing matches. It
    /// is the plain ETag, without quotes. An empty one counts as none.
    ///
    /// An `Option` will do as well: `None` sets nothing.
    pub fn if_match(mut self, if_match: impl Into<OptionalText>) -> Self {
        if let Some(text) = Into::<OptionalText>::into(if_match).into_option() {
            self.call.header("If-Match", &text);
        }
        self
    }

    /// Whether an ETag is necessary.
    pub fn concurrency(mut self, concurrency: Concurrency) -> Self {
        self.call.query("concurrency", concurrency.as_str());
        self
    }

    /// How fresh a read, or how safe a write, has to be. Stores that know only one consistency
    /// ignore it.
    pub fn consistency(mut self, consistency: Consistency) -> Self {
        self.call.query("consistency", consistency.as_str());
        self
    }

    /// Something that the store wants to know, for example `partitionKey`. Each entry is a query
    /// parameter of its own.
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

impl Future for DeleteStateCall {
    type Output = Result<(), Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
