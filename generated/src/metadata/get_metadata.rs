//! `GET /v1.0/metadata`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Response, ResponseBody};

use super::Metadata;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_metadata",
    method: "GET",
    path: "/v1.0/metadata",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_MALFORMED_REQUEST", "ERR_BODY_READ"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
    ],
};

impl DaprClient {
    /// Tells what the sidecar is and has.
    ///
    /// What is empty is left out. Lists are in no order that can be relied on.
    ///
    /// Dapr's operation `GetMetadata` (stable): `/v1.0/metadata`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_MALFORMED_REQUEST`: The request has a body, and it is not a JSON object.
    /// - 400 `ERR_BODY_READ`: The request has a body, and it is larger than the sidecar allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.get_metadata().await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_metadata(&self) -> GetMetadataCall {
        let call = self.client.call(&OPERATION, decode);
        GetMetadataCall { call }
    }
}

/// A call of [`get_metadata`](DaprClient::get_metadata), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct GetMetadataCall {
    call: Call<Metadata>,
}

impl GetMetadataCall {
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

impl Future for GetMetadataCall {
    type Output = Result<Metadata, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<Metadata, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
