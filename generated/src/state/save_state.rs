//! `POST /v1.0/state/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Response, ResponseBody};

use super::StateItem;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "save_state",
    method: "POST",
    path: "/v1.0/state/{storeName}",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_STATE_STORE_NOT_FOUND",
                "ERR_MALFORMED_REQUEST",
                "ERR_STATE_SAVE",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (409, &["ERR_STATE_SAVE"]),
        (500, &["ERR_STATE_STORE_NOT_CONFIGURED", "ERR_STATE_SAVE"]),
    ],
};

impl DaprClient {
    /// Writes the values of any number of keys.
    ///
    /// The items are not written as one: when the call fails, some of them may have been stored. A
    /// transaction stores all or none.
    ///
    /// daprd reads each value and writes it anew: numbers pass through a 64-bit float, so integers
    /// beyond 2^53 lose precision and `1.0` becomes `1`; members of objects are sorted; `<`, `>`
    /// and `&` come back as escapes. Whoever needs a number or a document exactly stores it as a
    /// string.
    ///
    /// Dapr's operation `SaveState` (stable): `/v1.0/state/{storeName}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an array of items, or it is larger than the
    ///   sidecar allows; or a key is empty or contains `||`. Nothing has been stored.
    /// - 400 `ERR_STATE_SAVE`: An ETag has a form that the store does not know. Some stores say 409
    ///   to that.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 409 `ERR_STATE_SAVE`: An ETag does not match.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    /// - 500 `ERR_STATE_SAVE`: The store failed, or it cannot read something about an item: the
    ///   concurrency, the consistency or the time to live.
    /// - Any other status `ERR_STATE_SAVE`: The store failed and chose the status, which can be any.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::state::{Concurrency, Consistency, StateItem, StateOptions};
    /// use serde_json::json;
    /// use std::time::Duration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.save_state(
    ///     "starwars",
    ///     [
    ///         StateItem::new("weapon", json!({ "name": "lightsaber", "colour": "green" }))
    ///             .ttl(Duration::from_secs(60)),
    ///         StateItem::new("planet", "Tatooine")
    ///             .options(
    ///                 StateOptions::new()
    ///                     .concurrency(Concurrency::LastWrite)
    ///                     .consistency(Consistency::Strong),
    ///             ),
    ///     ],
    /// )
    ///     .metadata("partitionKey", "rebels")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn save_state(
        &self,
        store_name: impl AsRef<str>,
        items: impl IntoIterator<Item = StateItem>,
    ) -> SaveStateCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        let items: Vec<StateItem> = items.into_iter().collect();
        call.json(&items);
        SaveStateCall { call }
    }
}

/// A call of [`save_state`](DaprClient::save_state), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct SaveStateCall {
    call: Call<()>,
}

impl SaveStateCall {
    /// Something that the store wants to know about every item, for example `ttlInSeconds`. Each
    /// entry is a query parameter of its own and wins over the entry of the same name in each item.
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

impl Future for SaveStateCall {
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
