//! `GET /v1.0/jobs/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Refusal, Response, ResponseBody};

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
    /// A job that does not exist, or has run out, is not 404: it is 500 `DAPR_SCHEDULER_GET_JOB`,
    /// and only the text says `not found`.
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
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `DAPR_SCHEDULER_GET_JOB`: There is no job of this name, the name contains `/`, `\`, `?`,
    ///   `#` or a control character, or the scheduler service failed, is not configured, or could not
    ///   be reached within 30 seconds.
    /// - 500 `ERR_INTERNAL`: The job has no data, or data of a kind that this sidecar does not know.
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

/// A call of [`get_job`](DaprClient::get_job), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct GetJobCall {
    call: Call<Job>,
}

impl GetJobCall {
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub fn traceparent(mut self, traceparent: impl AsRef<str>) -> Self {
        self.call.header("traceparent", traceparent.as_ref());
        self
    }

    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub fn tracestate(mut self, tracestate: impl AsRef<str>) -> Self {
        self.call.header("tracestate", tracestate.as_ref());
        self
    }

    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot read
    /// is answered with 400 and a plain text, whatever the operation is. A good one comes back in
    /// the answer and is handed on to a called application.
    pub fn baggage(mut self, baggage: impl AsRef<str>) -> Self {
        self.call.header("baggage", baggage.as_ref());
        self
    }

    /// Overrides the client's timeout for this call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call.timeout(timeout);
        self
    }
}

impl Future for GetJobCall {
    type Output = Result<Job, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<Job, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
