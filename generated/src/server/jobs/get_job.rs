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
    /// The name of the job, unique within the application. Must not contain `/`, `\`, `?`, `#`
    /// or control characters. Leading and trailing spaces are removed when the job is
    /// scheduled, but not when it is read or deleted.
    pub name: String,
    /// The W3C trace context of the request: version, trace ID, parent ID and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// If omitted or malformed, daprd starts a new trace. The header is returned in the
    /// response and propagated to called applications.
    pub traceparent: Option<String>,
    /// Vendor-specific trace state that accompanies `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// Ignored without a `traceparent`.
    pub tracestate: Option<String>,
    /// Properties that are propagated with a trace: a comma-separated list of `key=value`
    /// pairs, percent-encoded where necessary.
    ///
    /// daprd validates the header before the rest of the request. For a malformed value, every
    /// operation returns 400 with a plain-text body. A valid value is returned in the response
    /// and propagated to called applications.
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
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `DAPR_SCHEDULER_GET_JOB`: No job has this name, the name contains `/`, `\`, `?`, `#`
    /// or a control character, or the scheduler service failed, is not configured, or could not
    /// be reached within 30 seconds.
    DaprSchedulerGetJob(ErrorResponse),
    /// 500 `ERR_INTERNAL`: The job has no data, or data of a type that this sidecar does not
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
