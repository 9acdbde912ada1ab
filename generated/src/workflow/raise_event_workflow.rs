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
    /// Raises an event for a workflow instance.
    ///
    /// If the instance does not wait for the event yet, the event is kept until it does. For a
    /// finished instance, the event is silently discarded.
    ///
    /// If the instance does not exist, returns 500, not 404.
    ///
    /// Dapr's operation `RaiseEventWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{instanceID}/raiseEvent/{eventName}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so workflows are not
    ///   available.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_RAISE_EVENT_WORKFLOW`: The instance does not exist, no worker is connected, or
    ///   the workflow engine failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
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
    /// The data of the event. daprd accepts any text with any content type, but workers expect
    /// JSON. If the body is omitted, the event has no data.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// The data of the event. daprd accepts any text with any content type, but workers expect
    /// JSON. If the body is omitted, the event has no data.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// The data of the event. daprd accepts any text with any content type, but workers expect
    /// JSON. If the body is omitted, the event has no data.
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
