//! `POST /v1.0-alpha1/lock/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::SecondsNumber;
use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::lock::LockResult;
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
    /// What to lock, for whom, and for how long.
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
    pub fn response(outcome: Result<LockResult, TryLockAlpha1Error>) -> RawResponse {
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
        /// What is locked. It must not be empty and must not contain `||`.
        pub resource_id: String = default "resourceId",
        /// Who gets the lock, for example a random identifier. It must not be empty. Whoever knows
        /// it can release the lock.
        pub lock_owner: String = default "lockOwner",
        /// After how many seconds the lock ends by itself.
        pub expiry: Duration = default "expiryInSeconds" as SecondsNumber,
    }
}

/// Why [`try_lock_alpha1`](crate::DaprClient::try_lock_alpha1) fails.
#[derive(Debug)]
pub enum TryLockAlpha1Error {
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, the resource or
    /// the owner is empty, or the time is not between 1 and 2147483647 seconds.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_LOCK_STORE_NOT_FOUND`: The sidecar has lock stores, but none of this name.
    LockStoreNotFound(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    /// allows.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_LOCK_STORE_NOT_CONFIGURED`: The sidecar has no lock store at all.
    LockStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_TRY_LOCK`: The store failed, or the resource contains `||`.
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
