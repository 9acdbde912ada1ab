//! `POST /v1.0-alpha1/lock/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::SecondsNumber;
use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::lock::TryLockResponse;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`try_lock_alpha1`](crate::DaprClient::try_lock_alpha1) is found.
pub const TRY_LOCK_ALPHA1: Route = Route {
    operation: OperationId::TryLockAlpha1,
    name: "TryLock",
    group: "lock",
    methods: Methods::Listed(&["POST"]),
    paths: &[RoutePath {
        template: "/v1.0-alpha1/lock/{storeName}",
        version: "v1alpha1",
        segments: &[
            Segment::Text("v1.0-alpha1"),
            Segment::Text("lock"),
            Segment::Parameter("storeName"),
        ],
    }],
    needs_token: true,
};

/// A request of [`try_lock_alpha1`](crate::DaprClient::try_lock_alpha1).
#[derive(Debug)]
pub struct TryLockAlpha1Request {
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
    /// The resource to lock, the owner and the expiry of the lock.
    pub body: JsonBody<TryLockAlpha1Body>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl TryLockAlpha1Request {
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
    pub fn response(outcome: Result<TryLockResponse, TryLockAlpha1Error>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).protobuf_json(&found),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `try_lock_alpha1` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct TryLockAlpha1Body {
        /// The ID of the resource. Must not be empty and must not contain `||`.
        pub resource_id: String = default "resourceId",
        /// The ID of the owner, for example a random identifier. Must not be empty. Any caller that
        /// knows it can release the lock.
        pub lock_owner: String = default "lockOwner",
        /// The time after which the lock expires.
        pub expiry: Duration = default "expiryInSeconds" as SecondsNumber,
    }
}

/// Why [`try_lock_alpha1`](crate::DaprClient::try_lock_alpha1) fails.
#[derive(Debug)]
pub enum TryLockAlpha1Error {
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, the resource or
    /// owner is empty, or the expiry is not between 1 and 2147483647 seconds.
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
    /// 500 `ERR_TRY_LOCK`: The store failed, or the resource ID contains `||`.
    TryLock(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl TryLockAlpha1Error {
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
            Self::TryLock(error) => RawResponse::error(500, "ERR_TRY_LOCK", error),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for TryLockAlpha1Error {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
