//! `POST /v1.0/workflows/{workflowComponent}/{instanceID}/terminate`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "terminate_workflow",
    method: "POST",
    path: "/v1.0/workflows/{workflowComponent}/{instanceID}/terminate",
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
        (404, &["ERR_INSTANCE_ID_NOT_FOUND", "ERR_DIRECT_INVOKE"]),
        (500, &["ERR_TERMINATE_WORKFLOW"]),
        (503, &["ERR_ACTOR_RUNTIME_CLOSED"]),
    ],
};

impl DaprClient {
    /// Terminates a workflow instance and its child workflows.
    ///
    /// Running activities are not interrupted. Terminating a finished instance succeeds and has
    /// no effect.
    ///
    /// If the instance does not exist, returns 404 if a worker is connected, and 500 otherwise.
    /// The message of the 404 ends with internal details of daprd.
    ///
    /// Dapr's operation `TerminateWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{instanceID}/terminate`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so workflows are not
    ///   available.
    /// - 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not a JSON object.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_INSTANCE_ID_NOT_FOUND`: No instance has this ID.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_TERMINATE_WORKFLOW`: No worker is connected, or the workflow engine failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.terminate_workflow("dapr", "tantive-iv").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn terminate_workflow(
        &self,
        workflow_component: impl AsRef<str>,
        instance_id: impl AsRef<str>,
    ) -> TerminateWorkflowCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(workflow_component.as_ref());
        call.path(instance_id.as_ref());
        TerminateWorkflowCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`terminate_workflow`](DaprClient::terminate_workflow), sent when it is awaited.
    pub struct TerminateWorkflowCall -> ();
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        202 => Ok(()),
        _ => Err(response.into_error()),
    }
}
