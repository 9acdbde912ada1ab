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
    /// Starts a new instance of a workflow.
    ///
    /// The call returns as soon as the instance is stored. A name that no worker has registered
    /// is not an error here: the instance then fails.
    ///
    /// Without a connected worker the call waits, and daprd gives up only when the caller does.
    /// An instance of a call that was given up does not exist afterwards.
    ///
    /// An instance id can be used again when its instance has finished; the former instance is
    /// then gone. While it is running, the call is 500.
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
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    ///   allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_START_WORKFLOW`: There is an unfinished instance of this id, the input is not
    ///   UTF-8, or the workflow engine failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    ///   is shutting down.
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
    /// The id of the new instance: letters and digits of any script, `_` and `-`, at most 64
    /// bytes of UTF-8. Without it, and when it is empty, daprd chooses a UUID.
    pub fn instance_id(mut self, instance_id: impl AsRef<str>) -> Self {
        self.call.query("instanceID", instance_id.as_ref());
        self
    }

    /// Sends bytes, or a stream of them. The content type is not set.
    ///
    /// The input of the workflow. daprd takes any text, whatever its type, but workers expect
    /// JSON, and an instance whose input is none fails. Without a body the input is empty.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// The input of the workflow. daprd takes any text, whatever its type, but workers expect
    /// JSON, and an instance whose input is none fails. Without a body the input is empty.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// The input of the workflow. daprd takes any text, whatever its type, but workers expect
    /// JSON, and an instance whose input is none fails. Without a body the input is empty.
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
