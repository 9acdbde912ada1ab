//! `POST /v1.0/workflows/{workflowComponent}/{instanceID}/purge`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "purge_workflow",
    method: "POST",
    path: "/v1.0/workflows/{workflowComponent}/{instanceID}/purge",
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
        (500, &["ERR_PURGE_WORKFLOW"]),
        (503, &["ERR_ACTOR_RUNTIME_CLOSED"]),
    ],
};

impl DaprClient {
    /// Deletes the state of a finished workflow instance and its child workflows.
    ///
    /// Requires a connected worker. If the instance has not finished, returns 500: terminate it
    /// first. The message of the 404 ends with internal details of daprd.
    ///
    /// Dapr's operation `PurgeWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{instanceID}/purge`, POST.
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
    /// - 500 `ERR_PURGE_WORKFLOW`: The instance has not finished, no worker is connected, no
    ///   actor state store is configured, or the workflow engine failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.purge_workflow("dapr", "tantive-iv").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn purge_workflow(
        &self,
        workflow_component: impl AsRef<str>,
        instance_id: impl AsRef<str>,
    ) -> PurgeWorkflowCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(workflow_component.as_ref());
        call.path(instance_id.as_ref());
        PurgeWorkflowCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`purge_workflow`](DaprClient::purge_workflow), sent when it is awaited.
    pub struct PurgeWorkflowCall -> ();
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        202 => Ok(()),
        _ => Err(response.into_error()),
    }
}
