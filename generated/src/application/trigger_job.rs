//! `POST /job/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};

/// Calls the application because of a job.
///
/// One of the application's instances is called, as soon as one is there and healthy; what
/// was missed is made up for. The header `content-type` is `application/json`, whatever the
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
    /// The data of the job. For a job that was scheduled over HTTP it is JSON; members of
    /// objects can come in another order, and numbers have passed through a 64-bit float. What
    /// was scheduled over gRPC can be any bytes. Without data the body is empty.
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
    /// The application has done the job. Any status from 200 to 299 counts as this.
    Done,
    /// The application does not know the job. The call counts as failed and is not repeated.
    Unknown,
    /// The application failed. Any other status counts as this. The call is repeated as the
    /// failure policy says.
    Failed,
}

impl TriggerJobOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Done => RawResponse::new(200),
            Self::Unknown => RawResponse::new(404),
            Self::Failed => RawResponse::new(500),
        }
    }
}
