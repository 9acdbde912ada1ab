//! `POST /v1.0-alpha1/unlock/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::lock::UnlockResponse;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`unlock_alpha1`](crate::DaprClient::unlock_alpha1) is found.
pub const UNLOCK_ALPHA1: Route = Route {
    operation: OperationId::UnlockAlpha1,
    name: "Unlock",
    group: "unlock",
    methods: Methods::Listed(&["POST"]),
    paths: &[RoutePath {
        template: "/v1.0-alpha1/unlock/{storeName}",
        version: "v1alpha1",
        segments: &[
            Segment::Text("v1.0-alpha1"),
            Segment::Text("unlock"),
            Segment::Parameter("storeName"),
        ],
    }],
    needs_token: true,
};

/// A request of [`unlock_alpha1`](crate::DaprClient::unlock_alpha1).
#[derive(Debug)]
pub struct UnlockAlpha1Request {
    /// The name of the lock store component.
    pub store_name: String,
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
    /// The resource to unlock and the owner of the lock.
    pub body: JsonBody<UnlockAlpha1Body>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl UnlockAlpha1Request {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            store_name: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<UnlockResponse, UnlockAlpha1Error>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).protobuf_json(&found),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `unlock_alpha1` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct UnlockAlpha1Body {
        /// The ID of the resource. Must not be empty and must not contain `||`.
        pub resource_id: String = default "resourceId",
        /// The ID of the owner. Must not be empty.
        pub lock_owner: String = default "lockOwner",
    }
}

/// Why [`unlock_alpha1`](crate::DaprClient::unlock_alpha1) fails.
#[derive(Debug)]
pub enum UnlockAlpha1Error {
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or the resource or
    /// owner is empty.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_LOCK_STORE_NOT_FOUND`: The sidecar has lock stores, but none with this name.
    LockStoreNotFound(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    /// size limit.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_LOCK_STORE_NOT_CONFIGURED`: No lock store is configured.
    LockStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_UNLOCK`: The store failed, or the resource ID contains `||`.
    Unlock(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl UnlockAlpha1Error {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::LockStoreNotFound(error) => {
                RawResponse::error(400, "ERR_LOCK_STORE_NOT_FOUND", error)
            }
            Self::BodyRead(error) => RawResponse::error(400, "ERR_BODY_READ", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::LockStoreNotConfigured(error) => {
                RawResponse::error(500, "ERR_LOCK_STORE_NOT_CONFIGURED", error)
            }
            Self::Unlock(error) => RawResponse::error(500, "ERR_UNLOCK", error),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for UnlockAlpha1Error {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
