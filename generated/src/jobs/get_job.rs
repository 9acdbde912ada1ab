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
    Refusal::containing("%", "the name would not reach the application unchanged"),
    Refusal::starting_with(" ", "daprd removes leading and trailing spaces"),
    Refusal::ending_with(" ", "daprd removes leading and trailing spaces"),
];

impl DaprClient {
    /// Returns a job.
    ///
    /// If the job does not exist or has expired, returns 500 `DAPR_SCHEDULER_GET_JOB`, not 404.
    /// Only the message contains `not found`.
    ///
    /// In daprd 1.18.2, a job without data returns 500 `ERR_INTERNAL`.
    ///
    /// Dapr's operation `GetJob` (stable): `/v1.0/jobs/{name}`, GET.
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
    /// - 500 `DAPR_SCHEDULER_GET_JOB`: No job has this name, the name contains `/`, `\`, `?`, `#`
    ///   or a control character, or the scheduler service failed, is not configured, or could not
    ///   be reached within 30 seconds.
    /// - 500 `ERR_INTERNAL`: The job has no data, or data of a type that this sidecar does not
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
