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
    /// How the key of the data is encrypted. The name is read without regard to case.
    pub key_wrap_algorithm: Option<Given<KeyWrapAlgorithm>>,
    /// How the data is encrypted. Without it, with AES-GCM. The name is read without regard to
    /// case.
    pub data_encryption_cipher: Option<Given<DataEncryptionCipher>>,
    /// The name of the key to decrypt with, for the result to carry: where that is another one
    /// than the key to encrypt with, as with the public half of a key.
    pub decryption_key_name: Option<String>,
    /// Whether the result carries no name of a key. It then has to be given for decryption.
    /// Besides `true`, `1`, `y`, `yes`, `t` and `on` mean yes, and anything else means no.
    pub omit_decryption_key_name: Option<Given<bool>>,
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
    /// The data to encrypt: any bytes, also none.
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
    /// of this name.
    CryptoProviderNotFound(ErrorResponse),
    /// 400 `ERR_BAD_REQUEST`: The name of the key or the algorithm is missing or empty.
    BadRequest(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: The sidecar has no cryptography component at
    /// all.
    CryptoProvidersNotConfigured(ErrorResponse),
    /// 500 `ERR_CRYPTO`: There is no such key, the key does not go with the algorithm, the
    /// algorithm or the cipher is not supported, or the component failed.
    Crypto(ErrorResponse),
    /// 500 `ERROR`: The data could not be read to its end, for example because it is larger
    /// than the sidecar allows.
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
