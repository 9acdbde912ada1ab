//! `GET /v1.0/secrets/{secretStoreName}/bulk`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::secrets::GetBulkSecret;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`get_bulk_secret`](crate::DaprClient::get_bulk_secret) is found.
pub const GET_BULK_SECRET: Route = Route {
    operation: OperationId::GetBulkSecret,
    name: "GetBulkSecret",
    group: "secrets",
    methods: Methods::Listed(&["GET"]),
    paths: &[RoutePath {
        template: "/v1.0/secrets/{secretStoreName}/bulk",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("secrets"),
            Segment::Parameter("secretStoreName"),
            Segment::Text("bulk"),
        ],
    }],
    needs_token: true,
};

/// A request of [`get_bulk_secret`](crate::DaprClient::get_bulk_secret).
#[derive(Debug)]
pub struct GetBulkSecretRequest {
    /// The name of the secret store component.
    pub secret_store_name: String,
    /// Metadata for the secret store, for example `version_id` for a store with versions, or
    /// `namespace` for Kubernetes. Each entry is sent as a separate query parameter.
    pub metadata: BTreeMap<String, String>,
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

impl GetBulkSecretRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            secret_store_name: parts.path(),
            metadata: parts.query_map("metadata."),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<GetBulkSecret, GetBulkSecretError>) -> RawResponse {
        match outcome {
            Ok(GetBulkSecret::Found(found)) => RawResponse::new(200).json(&found),
            Ok(GetBulkSecret::Missing) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`get_bulk_secret`](crate::DaprClient::get_bulk_secret) fails.
#[derive(Debug)]
pub enum GetBulkSecretError {
    /// 400 `ERR_BODY_READ`: The request has a body that exceeds the sidecar's size limit.
    BodyRead(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not JSON.
    MalformedRequest(ErrorResponse),
    /// 401 `ERR_SECRET_STORE_NOT_FOUND`: The sidecar has secret stores, but none with this
    /// name.
    SecretStoreNotFound(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_SECRET_STORES_NOT_CONFIGURED`: No secret store is configured.
    SecretStoresNotConfigured(ErrorResponse),
    /// 500 `ERR_SECRET_GET`: The secret store failed, or the secret does not exist.
    SecretGet(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl GetBulkSecretError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::BodyRead(error) => RawResponse::error(400, "ERR_BODY_READ", error),
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::SecretStoreNotFound(error) => {
                RawResponse::error(401, "ERR_SECRET_STORE_NOT_FOUND", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::SecretStoresNotConfigured(error) => {
                RawResponse::error(500, "ERR_SECRET_STORES_NOT_CONFIGURED", error)
            }
            Self::SecretGet(error) => RawResponse::error(500, "ERR_SECRET_GET", error),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for GetBulkSecretError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
