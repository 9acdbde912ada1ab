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
    /// The application to call: an app ID, an app ID with a namespace (`id.namespace`), the
    /// name of an `HTTPEndpoint` resource, or the base URL of an external endpoint, such as
    /// `https://api.example.com`.
    ///
    /// daprd decodes this part of the path twice, so `+` and `%` do not arrive unchanged. A
    /// base URL must not contain `/method/` and must not end with a slash.
    pub app_id: String,
    /// The path of the method, relative to the root of the application and without a query. It
    /// may have several segments, and it may be empty.
    ///
    /// daprd normalizes the path and decodes it twice. It arrives unchanged unless it contains
    /// `%`, `?`, `#` or a control character, has a segment that is empty, `.` or `..`, or ends
    /// with a slash.
    pub method: String,
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
    /// The body for the application, as any bytes. The `content-type` header gives its media
    /// type.
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
    /// 403 `ERR_DIRECT_INVOKE`: The access control policy of the called application does not
    /// allow this application to call the method.
    DirectInvoke403(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path does not contain an app ID where one is expected.
    DirectInvoke404(ErrorResponse),
    /// 500 `ERR_DIRECT_INVOKE`: The application is unknown, unreachable, unhealthy or has no
    /// port, the method is not a valid path, or the body exceeds the sidecar's size limit. If
    /// the application does not exist, the status is 500, not 404.
    DirectInvoke500(ErrorResponse),
    /// 500 `ERR_MALFORMED_RESPONSE`: The error of a gRPC application could not be encoded as
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
