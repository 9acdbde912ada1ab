//! `DELETE /v1.0/jobs/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Refusal, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "delete_job",
    method: "DELETE",
    path: "/v1.0/jobs/{name}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &[]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["DAPR_SCHEDULER_DELETE_JOB"]),
    ],
};

const REFUSED_NAME: &[Refusal] = &[
    Refusal::containing("%", "the name would not reach the application unchanged"),
    Refusal::starting_with(" ", "daprd removes leading and trailing spaces"),
    Refusal::ending_with(" ", "daprd removes leading and trailing spaces"),
];

impl DaprClient {
    /// Deletes a job.
    ///
    /// Succeeds if the job does not exist.
    ///
    /// Dapr's operation `DeleteJob` (stable): `/v1.0/jobs/{name}`, DELETE.
    ///
    /// # Errors
    ///
    /// - Not sent: `name` contains `%`: the name would not reach the application unchanged.
    /// - Not sent: `name` begins with ` `: daprd removes leading and trailing spaces.
    /// - Not sent: `name` ends with ` `: daprd removes leading and trailing spaces.
    /// - 400: The `baggage` header is malformed. The body is plain text.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `DAPR_SCHEDULER_DELETE_JOB`: The name contains `/`, `\`, `?`, `#` or a control
    ///   character, or the scheduler service failed, is not configured, or could not be reached
    ///   within 30 seconds.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.delete_job("evacuate").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete_job(&self, name: impl AsRef<str>) -> DeleteJobCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("name", name.as_ref(), REFUSED_NAME);
        call.path(name.as_ref());
        DeleteJobCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`delete_job`](DaprClient::delete_job), sent when it is awaited.
    pub struct DeleteJobCall -> ();
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
