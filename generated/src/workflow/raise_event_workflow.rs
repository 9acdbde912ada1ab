//! `POST /v1.0/workflows/{workflowComponent}/{instanceID}/raiseEvent/{eventName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Body, Error, Operation, Response, ResponseBody};
use serde::Serialize;

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "raise_event_workflow",
    method: "POST",
    path: "/v1.0/workflows/{workflowComponent}/{instanceID}/raiseEvent/{eventName}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_ACTOR_NO_PLACEMENT", "ERR_BODY_READ"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_RAISE_EVENT_WORKFLOW"]),
        (503, &["ERR_ACTOR_RUNTIME_CLOSED"]),
    ],
};

impl DaprClient {
    /// Sends an event to an instance of a workflow.
    ///
    /// An event that the instance does not wait for yet is kept until it does. To a finished
    /// instance it is lost without a word.
    ///
    /// An instance that does not exist is 500 here, not 404.
    ///
    /// Dapr's operation `RaiseEventWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{instanceID}/raiseEvent/{eventName}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    ///   workflows.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    ///   allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_RAISE_EVENT_WORKFLOW`: There is no such instance, no worker is connected, or
    ///   the workflow engine failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    ///   is shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.raise_event_workflow("dapr", "tantive-iv", "signal")
    ///     .text("plans")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn raise_event_workflow(
        &self,
        workflow_component: impl AsRef<str>,
        instance_id: impl AsRef<str>,
        event_name: impl AsRef<str>,
    ) -> RaiseEventWorkflowCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(workflow_component.as_ref());
        call.path(instance_id.as_ref());
        call.path(event_name.as_ref());
        RaiseEventWorkflowCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`raise_event_workflow`](DaprClient::raise_event_workflow), sent when it is awaited.
    pub struct RaiseEventWorkflowCall -> ();
}

impl RaiseEventWorkflowCall {
    /// Sends bytes, or a stream of them. The content type is not set.
    ///
    /// What the event carries. daprd takes any text, whatever its type, but workers expect
    /// JSON. Without a body the event carries nothing.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// What the event carries. daprd takes any text, whatever its type, but workers expect
    /// JSON. Without a body the event carries nothing.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// What the event carries. daprd takes any text, whatever its type, but workers expect
    /// JSON. Without a body the event carries nothing.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.call
            .text_body(text.into(), "text/plain; charset=utf-8");
        self
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        202 => Ok(()),
        _ => Err(response.into_error()),
    }
}
