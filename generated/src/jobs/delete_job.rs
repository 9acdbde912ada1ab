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
    Refusal::containing("%", "the name would not reach the application as it is"),
    Refusal::starting_with(" ", "daprd drops blanks at the ends of the name"),
    Refusal::ending_with(" ", "daprd drops blanks at the ends of the name"),
];

impl DaprClient {
    /// Deletes a job.
    ///
    /// Deleting a job that does not exist succeeds.
    ///
    /// Dapr's operation `DeleteJob` (stable): `/v1.0/jobs/{name}`, DELETE.
    ///
    /// # Errors
    ///
    /// - Not sent: `name` contains `%`: the name would not reach the application as it is.
    /// - Not sent: `name` begins with ` `: daprd drops blanks at the ends of the name.
    /// - Not sent: `name` ends with ` `: daprd drops blanks at the ends of the name.
    /// - 400: The request has a `baggage` that cannot be read. The body is a plain text.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
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
