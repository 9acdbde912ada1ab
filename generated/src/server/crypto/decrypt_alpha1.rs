//! `PUT /v1.0-alpha1/crypto/{name}/decrypt`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`decrypt_alpha1`](crate::DaprClient::decrypt_alpha1) is found.
pub const DECRYPT_ALPHA1: Route = Route {
    operation: OperationId::DecryptAlpha1,
    name: "Decrypt",
    group: "crypto",
    methods: Methods::Listed(&["PUT"]),
    paths: &[RoutePath {
        template: "/v1.0-alpha1/crypto/{name}/decrypt",
        version: "v1alpha1",
        segments: &[
            Segment::Text("v1.0-alpha1"),
            Segment::Text("crypto"),
            Segment::Parameter("name"),
            Segment::Text("decrypt"),
        ],
    }],
    needs_token: true,
};

/// A request of [`decrypt_alpha1`](crate::DaprClient::decrypt_alpha1).
#[derive(Debug)]
pub struct DecryptAlpha1Request {
    /// The name of the cryptography component.
    pub component_name: String,
    /// The name of the key in the component. Defaults to the name in the data. Required if the
    /// data contains none.
    pub key_name: Option<String>,
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
    /// The unmodified output of an encryption.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl DecryptAlpha1Request {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            component_name: parts.path(),
            key_name: parts.header("dapr-key-name"),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<Body, DecryptAlpha1Error>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).stream("application/octet-stream", found),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`decrypt_alpha1`](crate::DaprClient::decrypt_alpha1) fails.
#[derive(Debug)]
pub enum DecryptAlpha1Error {
    /// 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    /// with this name.
    CryptoProviderNotFound(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: No cryptography component is configured.
    CryptoProvidersNotConfigured(ErrorResponse),
    /// 500 `ERR_CRYPTO`: The header of the data is invalid or was tampered with, the data
    /// contains no key name and none is given, the key does not exist or is the wrong key, or
    /// the component failed. A missing key and a wrong key give the same error.
    Crypto(ErrorResponse),
    /// 500 `ERROR`: A segment of the data was tampered with or truncated, or the data exceeds
    /// the sidecar's size limit.
    Error(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl DecryptAlpha1Error {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::CryptoProviderNotFound(error) => {
                RawResponse::error(400, "ERR_CRYPTO_PROVIDER_NOT_FOUND", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::CryptoProvidersNotConfigured(error) => {
                RawResponse::error(500, "ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED", error)
            }
            Self::Crypto(error) => RawResponse::error(500, "ERR_CRYPTO", error),
            Self::Error(error) => RawResponse::error(500, "ERROR", error),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for DecryptAlpha1Error {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
