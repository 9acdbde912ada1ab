//! `POST /v1.0/workflows/{workflowComponent}/{instanceID}/pause`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "pause_workflow",
    method: "POST",
    path: "/v1.0/workflows/{workflowComponent}/{instanceID}/pause",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_ACTOR_NO_PLACEMENT",
                "ERR_MALFORMED_REQUEST",
                "ERR_BODY_READ",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_PAUSE_WORKFLOW"]),
        (503, &["ERR_ACTOR_RUNTIME_CLOSED"]),
    ],
};

impl DaprClient {
    /// Pauses an instance of a workflow.
    ///
    /// A paused instance keeps the events that come and goes on with nothing. Pausing a finished
    /// instance succeeds and changes nothing.
    ///
    /// Do not pause an instance twice. daprd accepts it, but workers differ: with that of Dapr's
    /// Python SDK 1.18 the instance hangs once it is resumed, and every further call for it does,
    /// too.
    ///
    /// An instance that does not exist is 500 here, not 404.
    ///
    /// Dapr's operation `PauseWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{instanceID}/pause`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    ///   workflows.
    /// - 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not a JSON object.
    /// - 400 `ERR_BODY_READ`: The request has a body that could not be read or is larger than the
    ///   sidecar allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_PAUSE_WORKFLOW`: There is no such instance, no worker is connected, or the workflow
    ///   engine failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.pause_workflow("dapr", "tantive-iv").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn pause_workflow(
        &self,
        workflow_component: impl AsRef<str>,
        instance_id: impl AsRef<str>,
    ) -> PauseWorkflowCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(workflow_component.as_ref());
        call.path(instance_id.as_ref());
        PauseWorkflowCall { call }
    }
}

/// A call of [`pause_workflow`](DaprClient::pause_workflow), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct PauseWorkflowCall {
    call: Call<()>,
}

impl PauseWorkflowCall {
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

impl Future for PauseWorkflowCall {
    type Output = Result<(), Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        202 => Ok(()),
        _ => Err(response.into_error()),
    }
}
