//! `POST /v1.0/workflows/{workflowComponent}/{workflowName}/start`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Body, Error, Operation, Response, ResponseBody};
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
    /// Starts a workflow instance.
    ///
    /// Returns as soon as the instance is stored. If no worker has registered the workflow
    /// name, the call succeeds and the instance fails.
    ///
    /// If no worker is connected, the call waits until the caller gives up, and the instance is
    /// then not created.
    ///
    /// An instance ID can be reused after its instance has finished, which replaces the old
    /// instance. While the instance is running, the call returns 500.
    ///
    /// Dapr's operation `StartWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{workflowName}/start`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so workflows are not
    ///   available.
    /// - 400 `ERR_INSTANCE_ID_INVALID`: The instance ID contains a character that is not allowed.
    /// - 400 `ERR_INSTANCE_ID_TOO_LONG`: The instance ID is longer than 64 bytes.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_START_WORKFLOW`: An unfinished instance has this ID, the input is not UTF-8, or
    ///   the workflow engine failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .start_workflow("dapr", "heist")
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

dapr_client_runtime::traced_call! {
    /// A call of [`start_workflow`](DaprClient::start_workflow), sent when it is awaited.
    pub struct StartWorkflowCall -> StartedWorkflow;
}

impl StartWorkflowCall {
    /// The ID of the new instance: letters and digits of any script, `_` and `-`, at most 64
    /// bytes in UTF-8. If omitted or empty, daprd generates a UUID.
    pub fn instance_id(mut self, instance_id: impl AsRef<str>) -> Self {
        self.call.query("instanceID", instance_id.as_ref());
        self
    }

    /// Sends bytes, or a stream of them. The content type is not set.
    ///
    /// The input of the workflow. daprd accepts any text with any content type, but workers
    /// expect JSON: an instance with any other input fails. If the body is omitted, the input
    /// is empty.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// The input of the workflow. daprd accepts any text with any content type, but workers
    /// expect JSON: an instance with any other input fails. If the body is omitted, the input
    /// is empty.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// The input of the workflow. daprd accepts any text with any content type, but workers
    /// expect JSON: an instance with any other input fails. If the body is omitted, the input
    /// is empty.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.call
            .text_body(text.into(), "text/plain; charset=utf-8");
        self
    }
}

fn decode(response: Response) -> Result<StartedWorkflow, Error> {
    match response.status() {
        202 => response.json(),
        _ => Err(response.into_error()),
    }
}
