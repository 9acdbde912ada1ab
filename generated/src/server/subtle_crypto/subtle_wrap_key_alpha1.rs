//! `POST /v1.0-alpha1/subtlecrypto/{name}/wrapkey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;
use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::subtle_crypto::{EncryptionAlgorithm, WrappedKey};

/// Where [`subtle_wrap_key_alpha1`](crate::DaprClient::subtle_wrap_key_alpha1) is found.
pub const SUBTLE_WRAP_KEY_ALPHA1: Route = Route {
    operation: OperationId::SubtleWrapKeyAlpha1,
    name: "SubtleWrapKey",
    group: "subtlecrypto",
    methods: Methods::Listed(&["POST"]),
    paths: &[RoutePath {
        template: "/v1.0-alpha1/subtlecrypto/{name}/wrapkey",
        version: "v1alpha1",
        segments: &[
            Segment::Text("v1.0-alpha1"),
            Segment::Text("subtlecrypto"),
            Segment::Parameter("name"),
            Segment::Text("wrapkey"),
        ],
    }],
    needs_token: true,
};

/// A request of [`subtle_wrap_key_alpha1`](crate::DaprClient::subtle_wrap_key_alpha1).
#[derive(Debug)]
pub struct SubtleWrapKeyAlpha1Request {
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
    /// The key to wrap, the wrapping key and the algorithm.
    pub body: JsonBody<SubtleWrapKeyAlpha1Body>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl SubtleWrapKeyAlpha1Request {
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
    pub fn response(outcome: Result<WrappedKey, SubtleWrapKeyAlpha1Error>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).protobuf_json(&found),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `subtle_wrap_key_alpha1` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SubtleWrapKeyAlpha1Body {
        /// The name of the wrapping key.
        pub key_name: String = default "keyName",
        /// The algorithm. Must match the wrapping key. AES key wrap requires keys whose length is a
        /// multiple of 8 bytes.
        pub algorithm: EncryptionAlgorithm = required "algorithm",
        /// The key to wrap.
        pub plaintext_key: Option<Bytes> = optional "plaintextKey",
        /// The nonce or initialization vector, with the length that the algorithm requires. Never
        /// reuse a nonce with the same key. Ignored by algorithms without a nonce.
        pub nonce: Option<Bytes> = optional "nonce",
        /// Data that is authenticated but not encrypted. Used only by algorithms with an
        /// authentication tag.
        pub associated_data: Option<Bytes> = optional "associatedData",
    }
}

/// Why [`subtle_wrap_key_alpha1`](crate::DaprClient::subtle_wrap_key_alpha1) fails.
#[derive(Debug)]
pub enum SubtleWrapKeyAlpha1Error {
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
    /// 500 `ERR_CRYPTO`: The key to wrap is empty or invalid, the wrapping key does not exist
    /// or does not match the algorithm, the nonce has the wrong length, or the component
    /// failed. Except for the first two reasons, only the sidecar's log contains the reason.
    Crypto(ErrorResponse),
    /// 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    /// malformed body returns 400 instead.
    ApiUnimplemented(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl SubtleWrapKeyAlpha1Error {
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

impl From<RawResponse> for SubtleWrapKeyAlpha1Error {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
