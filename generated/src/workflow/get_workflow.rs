//! `GET /v1.0/workflows/{workflowComponent}/{instanceID}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::WorkflowState;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_workflow",
    method: "GET",
    path: "/v1.0/workflows/{workflowComponent}/{instanceID}",
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
        (500, &["ERR_GET_WORKFLOW"]),
        (503, &["ERR_ACTOR_RUNTIME_CLOSED"]),
    ],
};

impl DaprClient {
    /// Reads the state of an instance of a workflow.
    ///
    /// No worker has to be connected for this. The state of a finished instance is kept until
    /// it is purged, or until its id is used again.
    ///
    /// Dapr's operation `GetWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{instanceID}`, GET.
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
    /// - 500 `ERR_GET_WORKFLOW`: No state store is marked as that of the actors, or it failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    ///   is shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.get_workflow("dapr", "tantive-iv").await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_workflow(
        &self,
        workflow_component: impl AsRef<str>,
        instance_id: impl AsRef<str>,
    ) -> GetWorkflowCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(workflow_component.as_ref());
        call.path(instance_id.as_ref());
        GetWorkflowCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`get_workflow`](DaprClient::get_workflow), sent when it is awaited.
    pub struct GetWorkflowCall -> WorkflowState;
}

fn decode(response: Response) -> Result<WorkflowState, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
