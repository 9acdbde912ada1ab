//! `POST /v1.0-alpha1/subtlecrypto/{name}/encrypt`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;
use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::subtle_crypto::{Encrypted, EncryptionAlgorithm};

/// Where [`subtle_encrypt_alpha1`](crate::DaprClient::subtle_encrypt_alpha1) is found.
pub const SUBTLE_ENCRYPT_ALPHA1: Route = Route {
    operation: OperationId::SubtleEncryptAlpha1,
    name: "SubtleEncrypt",
    group: "subtlecrypto",
    methods: Methods::Listed(&["POST"]),
    paths: &[RoutePath {
        template: "/v1.0-alpha1/subtlecrypto/{name}/encrypt",
        version: "v1alpha1",
        segments: &[
            Segment::Text("v1.0-alpha1"),
            Segment::Text("subtlecrypto"),
            Segment::Parameter("name"),
            Segment::Text("encrypt"),
        ],
    }],
    needs_token: true,
};

/// A request of [`subtle_encrypt_alpha1`](crate::DaprClient::subtle_encrypt_alpha1).
#[derive(Debug)]
pub struct SubtleEncryptAlpha1Request {
    /// The name of the cryptography component.
    pub component_name: String,
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
    /// What to encrypt, and how.
    pub body: JsonBody<SubtleEncryptAlpha1Body>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl SubtleEncryptAlpha1Request {
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
    pub fn response(outcome: Result<Encrypted, SubtleEncryptAlpha1Error>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).protobuf_json(&found),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `subtle_encrypt_alpha1` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SubtleEncryptAlpha1Body {
        /// The name of the key in the component.
        pub key_name: String = default "keyName",
        /// The algorithm. It has to go with the key.
        pub algorithm: EncryptionAlgorithm = required "algorithm",
        /// The message.
        pub plaintext: Option<Bytes> = optional "plaintext",
        /// The nonce or initialisation vector, as long as the algorithm wants it. It must never be
        /// used again with the same key. Algorithms without one ignore it.
        pub nonce: Option<Bytes> = optional "nonce",
        /// What is authenticated but not encrypted. Only algorithms with a tag take it into
        /// account.
        pub associated_data: Option<Bytes> = optional "associatedData",
    }
}

/// Why [`subtle_encrypt_alpha1`](crate::DaprClient::subtle_encrypt_alpha1) fails.
#[derive(Debug)]
pub enum SubtleEncryptAlpha1Error {
    /// 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    /// of this name.
    CryptoProviderNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or what should be
    /// base64 is not.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    /// allows.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: The sidecar has no cryptography component at
    /// all.
    CryptoProvidersNotConfigured(ErrorResponse),
    /// 500 `ERR_CRYPTO`: There is no such key, it does not go with the algorithm, the nonce has
    /// the wrong length, or the component failed. What the reason is stays in the log of the
    /// sidecar.
    Crypto(ErrorResponse),
    /// 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    /// body that cannot be read is 400 first.
    ApiUnimplemented(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl SubtleEncryptAlpha1Error {
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

impl From<RawResponse> for SubtleEncryptAlpha1Error {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
