//! `PUT /v1.0-alpha1/crypto/{name}/encrypt`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{
    ErrorResponse, Given, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::crypto::{DataEncryptionCipher, KeyWrapAlgorithm};
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`encrypt_alpha1`](crate::DaprClient::encrypt_alpha1) is found.
pub const ENCRYPT_ALPHA1: Route = Route {
    operation: OperationId::EncryptAlpha1,
    name: "Encrypt",
    group: "crypto",
    methods: Methods::Listed(&["PUT"]),
    paths: &[RoutePath {
        template: "/v1.0-alpha1/crypto/{name}/encrypt",
        version: "v1alpha1",
        segments: &[
            Segment::Text("v1.0-alpha1"),
            Segment::Text("crypto"),
            Segment::Parameter("name"),
            Segment::Text("encrypt"),
        ],
    }],
    needs_token: true,
};

/// A request of [`encrypt_alpha1`](crate::DaprClient::encrypt_alpha1).
#[derive(Debug)]
pub struct EncryptAlpha1Request {
    /// The name of the cryptography component.
    pub component_name: String,
    /// The name of the key in the component.
    pub key_name: Option<String>,
    /// The algorithm that wraps the data key. Case-insensitive.
    pub key_wrap_algorithm: Option<Given<KeyWrapAlgorithm>>,
    /// The cipher that encrypts the data. Defaults to AES-GCM. Case-insensitive.
    pub data_encryption_cipher: Option<Given<DataEncryptionCipher>>,
    /// The name of the decryption key, stored in the result. Required only if it differs from
    /// the encryption key, for example if that is a public key.
    pub decryption_key_name: Option<String>,
    /// Whether to omit the name of the key from the result. Decryption then requires the name.
    /// Defaults to `false`.
    ///
    /// daprd also accepts `1`, `y`, `yes`, `t` and `on` as true. Any other value is false.
    pub omit_decryption_key_name: Option<Given<bool>>,
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
    /// The data to encrypt, as any bytes. May be empty.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl EncryptAlpha1Request {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            component_name: parts.path(),
            key_name: parts.header("dapr-key-name"),
            key_wrap_algorithm: parts.given_header("dapr-key-wrap-algorithm"),
            data_encryption_cipher: parts.given_header("dapr-data-encryption-cipher"),
            decryption_key_name: parts.header("dapr-decryption-key-name"),
            omit_decryption_key_name: parts.given_header("dapr-omit-decryption-key-name"),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<Body, EncryptAlpha1Error>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).stream("application/octet-stream", found),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`encrypt_alpha1`](crate::DaprClient::encrypt_alpha1) fails.
#[derive(Debug)]
pub enum EncryptAlpha1Error {
    /// 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    /// with this name.
    CryptoProviderNotFound(ErrorResponse),
    /// 400 `ERR_BAD_REQUEST`: The key name or the algorithm is missing or empty.
    BadRequest(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: No cryptography component is configured.
    CryptoProvidersNotConfigured(ErrorResponse),
    /// 500 `ERR_CRYPTO`: The key does not exist or does not match the algorithm, the algorithm
    /// or cipher is not supported, or the component failed.
    Crypto(ErrorResponse),
    /// 500 `ERROR`: The data could not be read completely, for example because it exceeds the
    /// sidecar's size limit.
    Error(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl EncryptAlpha1Error {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::CryptoProviderNotFound(error) => {
                RawResponse::error(400, "ERR_CRYPTO_PROVIDER_NOT_FOUND", error)
            }
            Self::BadRequest(error) => RawResponse::error(400, "ERR_BAD_REQUEST", error),
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

impl From<RawResponse> for EncryptAlpha1Error {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
