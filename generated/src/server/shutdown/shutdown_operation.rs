//! `POST /v1.0/shutdown`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{
    ErrorResponse, Given, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`shutdown`](crate::DaprClient::shutdown) is found.
pub const SHUTDOWN: Route = Route {
    operation: OperationId::Shutdown,
    name: "Shutdown",
    group: "shutdown",
    methods: Methods::Listed(&["POST"]),
    paths: &[RoutePath {
        template: "/v1.0/shutdown",
        version: "v1",
        segments: &[Segment::Text("v1.0"), Segment::Text("shutdown")],
    }],
    needs_token: true,
};

/// A request of [`shutdown`](crate::DaprClient::shutdown).
#[derive(Debug)]
pub struct ShutdownRequest {
    /// With `true`, the process ends with status 1 after a tenth of a second, and finishes
    /// nothing. Any other value counts as none.
    pub force: Option<Given<bool>>,
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

impl ShutdownRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            force: parts.given_header("dapr-force-shutdown"),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), ShutdownError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`shutdown`](crate::DaprClient::shutdown) fails.
#[derive(Debug)]
pub enum ShutdownError {
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl ShutdownError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for ShutdownError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
