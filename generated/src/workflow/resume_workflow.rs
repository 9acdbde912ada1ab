//! `POST /v1.0/workflows/{workflowComponent}/{instanceID}/resume`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "resume_workflow",
    method: "POST",
    path: "/v1.0/workflows/{workflowComponent}/{instanceID}/resume",
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
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_RESUME_WORKFLOW"]),
        (503, &["ERR_ACTOR_RUNTIME_CLOSED"]),
    ],
};

impl DaprClient {
    /// Resumes a paused workflow instance.
    ///
    /// If the instance is not paused, the call succeeds and has no effect.
    ///
    /// If the instance does not exist, returns 500, not 404.
    ///
    /// Dapr's operation `ResumeWorkflow` (stable):
    /// `/v1.0/workflows/{workflowComponent}/{instanceID}/resume`, POST.
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
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_RESUME_WORKFLOW`: The instance does not exist, no worker is connected, or the
    ///   workflow engine failed.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.resume_workflow("dapr", "tantive-iv").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn resume_workflow(
        &self,
        workflow_component: impl AsRef<str>,
        instance_id: impl AsRef<str>,
    ) -> ResumeWorkflowCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(workflow_component.as_ref());
        call.path(instance_id.as_ref());
        ResumeWorkflowCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`resume_workflow`](DaprClient::resume_workflow), sent when it is awaited.
    pub struct ResumeWorkflowCall -> ();
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        202 => Ok(()),
        _ => Err(response.into_error()),
    }
}
