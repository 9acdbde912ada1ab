//! `GET /v1.0/jobs/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Refusal, Response, ResponseBody};

use super::Job;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_job",
    method: "GET",
    path: "/v1.0/jobs/{name}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &[]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["DAPR_SCHEDULER_GET_JOB", "ERR_INTERNAL"]),
    ],
};

const REFUSED_NAME: &[Refusal] = &[
    Refusal::containing("%", "the name would not reach the application as it is"),
    Refusal::starting_with(" ", "daprd drops blanks at the ends of the name"),
    Refusal::ending_with(" ", "daprd drops blanks at the ends of the name"),
];

impl DaprClient {
    /// Reads a job.
    ///
    /// A job that does not exist, or has run out, is not 404: it is 500
    /// `DAPR_SCHEDULER_GET_JOB`, and only the text says `not found`.
    ///
    /// In daprd 1.18.2 a job without data is 500 `ERR_INTERNAL`.
    ///
    /// Dapr's operation `GetJob` (stable): `/v1.0/jobs/{name}`, GET.
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
    /// - 500 `DAPR_SCHEDULER_GET_JOB`: There is no job of this name, the name contains `/`, `\`,
    ///   `?`, `#` or a control character, or the scheduler service failed, is not configured, or
    ///   could not be reached within 30 seconds.
    /// - 500 `ERR_INTERNAL`: The job has no data, or data of a kind that this sidecar does not
    ///   know.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.get_job("evacuate").await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_job(&self, name: impl AsRef<str>) -> GetJobCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("name", name.as_ref(), REFUSED_NAME);
        call.path(name.as_ref());
        GetJobCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`get_job`](DaprClient::get_job), sent when it is awaited.
    pub struct GetJobCall -> Job;
}

fn decode(response: Response) -> Result<Job, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
