//! `POST /v1.0/invoke/{appId}/method/{method}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`invoke_method`](crate::DaprClient::invoke_method) is found.
pub const INVOKE_METHOD: Route = Route {
    operation: OperationId::InvokeMethod,
    name: "InvokeService",
    group: "invoke",
    methods: Methods::Any,
    paths: &[RoutePath {
        template: "/v1.0/invoke/{appId}/method/{method}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("invoke"),
            Segment::Parameter("appId"),
            Segment::Text("method"),
            Segment::Rest("method"),
        ],
    }],
    needs_token: true,
};

/// A request of [`invoke_method`](crate::DaprClient::invoke_method).
#[derive(Debug)]
pub struct InvokeMethodRequest {
    /// The application to call: its id; its id, a dot and its namespace; the name of an
    /// `HTTPEndpoint` resource; or the base URL of an external endpoint, such as
    /// `https://api.example.com`.
    ///
    /// daprd decodes this part of the path twice: `+` and `%` do not arrive as they are. A base
    /// URL must not contain `/method/`, and it must not end with a slash.
    pub app_id: String,
    /// The path below the root of the application, without a query. It may have several
    /// segments, and it may be empty.
    ///
    /// daprd tidies the path and decodes it once more than it encodes it. So a path arrives
    /// exactly unless it contains `%`, `?`, `#` or a control character, has an empty segment or
    /// one that is `.` or `..`, or ends with a slash.
    pub method: String,
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
    /// The body for the application: any bytes. Its type is what the header `content-type`
    /// says.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl InvokeMethodRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            app_id: parts.path(),
            method: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<RawResponse, InvokeMethodError>) -> RawResponse {
        match outcome {
            Ok(response) => response,
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`invoke_method`](crate::DaprClient::invoke_method) fails.
#[derive(Debug)]
pub enum InvokeMethodError {
    /// 403 `ERR_DIRECT_INVOKE`: The called application's access control does not let this one
    /// call the method.
    DirectInvoke403(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path has no application id where one is expected.
    DirectInvoke404(ErrorResponse),
    /// 500 `ERR_DIRECT_INVOKE`: The application is unknown, cannot be reached, is unhealthy or
    /// has no port; the method cannot be part of a path; or the body is larger than the sidecar
    /// allows. An application that does not exist is 500, not 404.
    DirectInvoke500(ErrorResponse),
    /// 500 `ERR_MALFORMED_RESPONSE`: The error of a gRPC application could not be written as
    /// JSON.
    MalformedResponse(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl InvokeMethodError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::DirectInvoke403(error) => RawResponse::error(403, "ERR_DIRECT_INVOKE", error),
            Self::DirectInvoke404(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::DirectInvoke500(error) => RawResponse::error(500, "ERR_DIRECT_INVOKE", error),
            Self::MalformedResponse(error) => {
                RawResponse::error(500, "ERR_MALFORMED_RESPONSE", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for InvokeMethodError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
