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
    /// The name of the key in the component. Without it, it is the one that the data carries;
    /// data that carries none needs it.
    pub key_name: Option<String>,
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
    /// What an encryption resulted in, byte for byte.
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
    /// of this name.
    CryptoProviderNotFound(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: The sidecar has no cryptography component at
    /// all.
    CryptoProvidersNotConfigured(ErrorResponse),
    /// 500 `ERR_CRYPTO`: The data does not begin as encrypted data does or was tampered with
    /// there, it carries no name of a key and none is given, the key is missing or is not the
    /// right one, or the component failed. A missing key and a wrong one cannot be told apart.
    Crypto(ErrorResponse),
    /// 500 `ERROR`: The data was tampered with or cut off further on, or it is larger than the
    /// sidecar allows.
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
