//! `POST /v1.0/workflows/{workflowComponent}/{workflowName}/start`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Body, Call, Error, Operation, Response, ResponseBody};
use serde::Serialize;

use super::StartedWorkflow;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "start_workflow",
    method: "POST",
    path: "/v1.0/workflows/{workflowComponent}/{workflowName}/start",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_ACTOR_NO_PLACEMENT",
                "ERR_INSTANCE_ID_INVALID",
                "ERR_INSTANCE_ID_TOO_LONG",
                "ERR_BODY_READ",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_START_WORKFLOW"]),
        (503, &["ERR_ACTOR_RUNTIME_CLOSED"]),
    ],
};

impl DaprClient {
    /// Starts a new instance of a workflow.
    ///
    /// The call returns as soon as the instance is stored. A name that no worker has registered is
    /// not an error here: the instance then fails.
    ///
    /// Without a connected worker the call waits, and daprd gives up only when the caller does. An
    /// instance of a call that was given up does not exist afterwards.
    ///
    /// An instance id can be used again when its instance has finished; the former instance is then
    /// gone. While it is running, the call is 500.
    ///
    /// Dapr's operation `StartWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{workflowName}/start`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    ///   workflows.
    /// - 400 `ERR_INSTANCE_ID_INVALID`: The instance id contains a character that is not allowed.
    /// - 400 `ERR_INSTANCE_ID_TOO_LONG`: The instance id has more than 64 bytes.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_START_WORKFLOW`: There is an unfinished instance of this id, the input is not
    ///   UTF-8, or the workflow engine failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.start_workflow("dapr", "heist")
    ///     .instance_id("tantive-iv")
    ///     .json(&json!({ "ship": "Tantive IV" }))
    ///     .await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn start_workflow(
        &self,
        workflow_component: impl AsRef<str>,
        workflow_name: impl AsRef<str>,
    ) -> StartWorkflowCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(workflow_component.as_ref());
        call.path(workflow_name.as_ref());
        StartWorkflowCall { call }
    }
}

/// A call of [`start_workflow`](DaprClient::start_workflow), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct StartWorkflowCall {
    call: Call<StartedWorkflow>,
}

impl StartWorkflowCall {
    /// The id of the new instance: letters and digits of any script, `_` and `-`, at most 64 bytes
    /// of UTF-8. Without it, and when it is empty, daprd chooses a UUID.
    pub fn instance_id(mut self, instance_id: impl AsRef<str>) -> Self {
        self.call.query("instanceID", instance_id.as_ref());
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

    /// Sends bytes, or a stream of them. The content type is not set.
    ///
    /// The input of the workflow. daprd takes any text, whatever its type, but workers expect JSON,
    /// and an instance whose input is none fails. Without a body the input is empty.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// The input of the workflow. daprd takes any text, whatever its type, but workers expect JSON,
    /// and an instance whose input is none fails. Without a body the input is empty.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// The input of the workflow. daprd takes any text, whatever its type, but workers expect JSON,
    /// and an instance whose input is none fails. Without a body the input is empty.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.call
            .text_body(text.into(), "text/plain; charset=utf-8");
        self
    }

    /// Overrides the client's timeout for this call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call.timeout(timeout);
        self
    }
}

impl Future for StartWorkflowCall {
    type Output = Result<StartedWorkflow, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<StartedWorkflow, Error> {
    match response.status() {
        202 => response.json(),
        _ => Err(response.into_error()),
    }
}
