//! `POST /job/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

/// Runs a job in the application.
///
/// The scheduler selects one available, healthy instance of the application. Missed runs
/// are made up for. The `content-type` header is always `application/json`, whatever the
/// data is.
pub const TRIGGER_JOB: Callback = Callback {
    name: "trigger_job",
    method: "POST",
    path: "/job/{name}",
    content_type: None,
};

/// A request of the callback [`TRIGGER_JOB`].
#[derive(Debug)]
pub struct TriggerJobRequest {
    /// The name of the job.
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
    /// The data of the job. For a job scheduled over HTTP, it is JSON: the order of object
    /// members can differ, and numbers were converted to 64-bit floating point. For a job
    /// scheduled over gRPC, it can be any bytes. Empty if the job has no data.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl TriggerJobRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            name: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            body: parts.body(),
            head: parts.head(),
        }
    }
}

/// How the callback [`TRIGGER_JOB`] ends.
#[derive(Debug)]
pub enum TriggerJobOutcome {
    /// The application completed the job. Any status from 200 to 299 has the same effect.
    Completed,
    /// The application does not know the job. The run counts as failed and is not retried.
    NotFound,
    /// The application failed. Any other status has the same effect. The run is retried
    /// according to the failure policy.
    Failed,
}

impl TriggerJobOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Completed => RawResponse::new(200),
            Self::NotFound => RawResponse::new(404),
            Self::Failed => RawResponse::new(500),
        }
    }
}
