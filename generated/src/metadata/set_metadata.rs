//! `PUT /v1.0/metadata/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Body, Call, Error, Operation, Refusal, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "set_metadata",
    method: "PUT",
    path: "/v1.0/metadata/{key}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_BODY_READ"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
    ],
};

const REFUSED_KEY: &[Refusal] = &[Refusal::equal(
    "daprRuntimeVersion",
    "daprd keeps its own value",
)];

impl DaprClient {
    /// Adds an entry to what the sidecar tells, or changes one.
    ///
    /// The entry is among the extended ones from then on, until the sidecar stops. There is no way
    /// to take one away; an empty text stays as an entry.
    ///
    /// Dapr's operation `PutMetadata` (stable): `/v1.0/metadata/{key}`, PUT.
    ///
    /// # Errors
    ///
    /// - Not sent: `key` is `daprRuntimeVersion`: daprd keeps its own value.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.set_metadata("squadron", "some bytes").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn set_metadata(&self, key: impl AsRef<str>, body: impl Into<Body>) -> SetMetadataCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("key", key.as_ref(), REFUSED_KEY);
        call.path(key.as_ref());
        call.body(body);
        SetMetadataCall { call }
    }
}

/// A call of [`set_metadata`](DaprClient::set_metadata), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct SetMetadataCall {
    call: Call<()>,
}

impl SetMetadataCall {
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

impl Future for SetMetadataCall {
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
