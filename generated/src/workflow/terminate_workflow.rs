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
    /// Ends an instance of a workflow and those that it has started.
    ///
    /// Activities that are running are not interrupted. Terminating a finished instance
    /// succeeds and changes nothing.
    ///
    /// An instance that does not exist is 404 as long as a worker is connected, and 500
    /// otherwise. The text of the 404 ends with internals of daprd.
    ///
    /// Dapr's operation `TerminateWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{instanceID}/terminate`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    ///   workflows.
    /// - 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not a JSON object.
    /// - 400 `ERR_BODY_READ`: The request has a body that could not be read or is larger than the
    ///   sidecar allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_INSTANCE_ID_NOT_FOUND`: There is no instance of this id.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_TERMINATE_WORKFLOW`: No worker is connected, or the workflow engine failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    ///   is shutting down.
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
