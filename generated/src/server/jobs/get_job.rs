//! `GET /v1.0/jobs/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::jobs::Job;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`get_job`](crate::DaprClient::get_job) is found.
pub const GET_JOB: Route = Route {
    operation: OperationId::GetJob,
    name: "GetJob",
    group: "jobs",
    methods: Methods::Listed(&["GET"]),
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

/// A request of [`get_job`](crate::DaprClient::get_job).
#[derive(Debug)]
pub struct GetJobRequest {
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

impl GetJobRequest {
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
    pub fn response(outcome: Result<Job, GetJobError>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).protobuf_json(&found),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`get_job`](crate::DaprClient::get_job) fails.
#[derive(Debug)]
pub enum GetJobError {
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `DAPR_SCHEDULER_GET_JOB`: There is no job of this name, the name contains `/`, `\`,
    /// `?`, `#` or a control character, or the scheduler service failed, is not configured, or
    /// could not be reached within 30 seconds.
    DaprSchedulerGetJob(ErrorResponse),
    /// 500 `ERR_INTERNAL`: The job has no data, or data of a kind that this sidecar does not
    /// know.
    Internal(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl GetJobError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::DaprSchedulerGetJob(error) => {
                RawResponse::error(500, "DAPR_SCHEDULER_GET_JOB", error)
            }
            Self::Internal(error) => RawResponse::error(500, "ERR_INTERNAL", error),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for GetJobError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
