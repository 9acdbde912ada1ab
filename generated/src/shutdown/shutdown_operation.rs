//! `POST /v1.0/shutdown`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "shutdown",
    method: "POST",
    path: "/v1.0/shutdown",
    response: ResponseBody::Buffered,
    errors: &[(400, &[]), (401, &[]), (404, &["ERR_DIRECT_INVOKE"])],
};

impl DaprClient {
    /// Stops the sidecar.
    ///
    /// The answer comes before the sidecar stops. By default it stops gracefully: it refuses new
    /// connections almost at once, has some seconds, as its configuration says, to finish what is
    /// under way, and ends with status 0. A body is ignored.
    ///
    /// Dapr's operation `Shutdown` (stable): `/v1.0/shutdown`, POST.
    ///
    /// # Errors
    ///
    /// - 400: The `baggage` cannot be read.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.shutdown().force(true).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn shutdown(&self) -> ShutdownCall {
        let call = self.client.call(&OPERATION, decode);
        ShutdownCall { call }
    }
}

/// A call of [`shutdown`](DaprClient::shutdown), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct ShutdownCall {
    call: Call<()>,
}

impl ShutdownCall {
    /// With `true`, the process ends with status 1 after a tenth of a second, and finishes nothing.
    /// Any other value counts as none.
    pub fn force(mut self, force: bool) -> Self {
        self.call.header("dapr-force-shutdown", &force.to_string());
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

impl Future for ShutdownCall {
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
