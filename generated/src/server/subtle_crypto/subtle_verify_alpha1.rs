//! `POST /v1.0-alpha1/subtlecrypto/{name}/verify`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;
use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::subtle_crypto::{SignatureAlgorithm, Verification};

/// Where [`subtle_verify_alpha1`](crate::DaprClient::subtle_verify_alpha1) is found.
pub const SUBTLE_VERIFY_ALPHA1: Route = Route {
    operation: OperationId::SubtleVerifyAlpha1,
    name: "SubtleVerify",
    group: "subtlecrypto",
    methods: Methods::Listed(&["POST"]),
    paths: &[RoutePath {
        template: "/v1.0-alpha1/subtlecrypto/{name}/verify",
        version: "v1alpha1",
        segments: &[
            Segment::Text("v1.0-alpha1"),
            Segment::Text("subtlecrypto"),
            Segment::Parameter("name"),
            Segment::Text("verify"),
        ],
    }],
    needs_token: true,
};

/// A request of [`subtle_verify_alpha1`](crate::DaprClient::subtle_verify_alpha1).
#[derive(Debug)]
pub struct SubtleVerifyAlpha1Request {
    /// The name of the cryptography component.
    pub component_name: String,
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
    /// The digest, the signature, the key and the algorithm.
    pub body: JsonBody<SubtleVerifyAlpha1Body>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl SubtleVerifyAlpha1Request {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            component_name: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<Verification, SubtleVerifyAlpha1Error>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).protobuf_json(&found),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `subtle_verify_alpha1` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SubtleVerifyAlpha1Body {
        /// The name of the key in the component.
        pub key_name: String = default "keyName",
        /// The algorithm with which the digest was signed.
        pub algorithm: SignatureAlgorithm = required "algorithm",
        /// The digest that was signed.
        pub digest: Option<Bytes> = optional "digest",
        /// The signature.
        pub signature: Option<Bytes> = optional "signature",
    }
}

/// Why [`subtle_verify_alpha1`](crate::DaprClient::subtle_verify_alpha1) fails.
#[derive(Debug)]
pub enum SubtleVerifyAlpha1Error {
    /// 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    /// with this name.
    CryptoProviderNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or a value is not
    /// valid base64.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    /// size limit.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: No cryptography component is configured.
    CryptoProvidersNotConfigured(ErrorResponse),
    /// 500 `ERR_CRYPTO`: The key does not exist or does not match the algorithm, or the
    /// component failed. Only the sidecar's log contains the reason.
    Crypto(ErrorResponse),
    /// 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    /// malformed body returns 400 instead.
    ApiUnimplemented(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl SubtleVerifyAlpha1Error {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::CryptoProviderNotFound(error) => {
                RawResponse::error(400, "ERR_CRYPTO_PROVIDER_NOT_FOUND", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::BodyRead(error) => RawResponse::error(400, "ERR_BODY_READ", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::CryptoProvidersNotConfigured(error) => {
                RawResponse::error(500, "ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED", error)
            }
            Self::Crypto(error) => RawResponse::error(500, "ERR_CRYPTO", error),
            Self::ApiUnimplemented(error) => {
                RawResponse::error(501, "ERR_API_UNIMPLEMENTED", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for SubtleVerifyAlpha1Error {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
