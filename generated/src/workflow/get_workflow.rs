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
    /// Returns the state of a workflow instance.
    ///
    /// Does not require a connected worker. The state of a finished instance is kept until it
    /// is purged or its ID is reused.
    ///
    /// Dapr's operation `GetWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{instanceID}`, GET.
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
    /// - 500 `ERR_GET_WORKFLOW`: No actor state store is configured, or it failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
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
