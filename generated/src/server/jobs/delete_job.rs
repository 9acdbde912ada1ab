//! `DELETE /v1.0/jobs/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`delete_job`](crate::DaprClient::delete_job) is found.
pub const DELETE_JOB: Route = Route {
    operation: OperationId::DeleteJob,
    name: "DeleteJob",
    group: "jobs",
    methods: Methods::Listed(&["DELETE"]),
    paths: &[
        RoutePath {
            template: "/v1.0/jobs/{name}",
            version: "v1",
            segments: &[
                Segment::Text("v1.0"),
                Segment::Text("jobs"),
                Segment::Parameter("name"),
            ],
        },
        RoutePath {
            template: "/v1.0-alpha1/jobs/{name}",
            version: "v1alpha1",
            segments: &[
                Segment::Text("v1.0-alpha1"),
                Segment::Text("jobs"),
                Segment::Parameter("name"),
            ],
        },
    ],
    needs_token: true,
};

/// A request of [`delete_job`](crate::DaprClient::delete_job).
#[derive(Debug)]
pub struct DeleteJobRequest {
    /// The name of the job, unique within the application. It must not contain `/`, `\`, `?`,
    /// `#` or control characters. Blanks at its ends get lost when the job is scheduled, but
    /// not when it is read or deleted.
    pub name: String,
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags
    /// in hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub traceparent: Option<String>,
    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub tracestate: Option<String>,
    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot
    /// read is answered with 400 and a plain text, whatever the operation is. A good one comes
    /// back in the answer and is handed on to a called application.
    pub baggage: Option<String>,
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl DeleteJobRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            name: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), DeleteJobError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`delete_job`](crate::DaprClient::delete_job) fails.
#[derive(Debug)]
pub enum DeleteJobError {
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `DAPR_SCHEDULER_DELETE_JOB`: The name contains `/`, `\`, `?`, `#` or a control
    /// character, or the scheduler service failed, is not configured, or could not be reached
    /// within 30 seconds.
    DaprSchedulerDeleteJob(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl DeleteJobError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::DaprSchedulerDeleteJob(error) => {
                RawResponse::error(500, "DAPR_SCHEDULER_DELETE_JOB", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for DeleteJobError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
