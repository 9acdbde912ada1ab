//! `POST /v1.0-alpha1/subtlecrypto/{name}/getkey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::subtle_crypto::{KeyFormat, PublicKey};

/// Where [`subtle_get_key_alpha1`](crate::DaprClient::subtle_get_key_alpha1) is found.
pub const SUBTLE_GET_KEY_ALPHA1: Route = Route {
    operation: OperationId::SubtleGetKeyAlpha1,
    name: "SubtleGetKey",
    group: "subtlecrypto",
    methods: Methods::Listed(&["POST"]),
    paths: &[RoutePath {
        template: "/v1.0-alpha1/subtlecrypto/{name}/getkey",
        version: "v1alpha1",
        segments: &[
            Segment::Text("v1.0-alpha1"),
            Segment::Text("subtlecrypto"),
            Segment::Parameter("name"),
            Segment::Text("getkey"),
        ],
    }],
    needs_token: true,
};

/// A request of [`subtle_get_key_alpha1`](crate::DaprClient::subtle_get_key_alpha1).
#[derive(Debug)]
pub struct SubtleGetKeyAlpha1Request {
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
    /// The name and format of the key.
    pub body: JsonBody<SubtleGetKeyAlpha1Body>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl SubtleGetKeyAlpha1Request {
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
    pub fn response(outcome: Result<PublicKey, SubtleGetKeyAlpha1Error>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).protobuf_json(&found),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `subtle_get_key_alpha1` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SubtleGetKeyAlpha1Body {
        /// The name of the key in the component.
        pub name: String = default "name",
        /// The format of the key. Defaults to PEM.
        pub format: Option<KeyFormat> = optional "format",
    }
}

/// Why [`subtle_get_key_alpha1`](crate::DaprClient::subtle_get_key_alpha1) fails.
#[derive(Debug)]
pub enum SubtleGetKeyAlpha1Error {
    /// 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    /// with this name.
    CryptoProviderNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or a value is not
    /// valid base64.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    /// size limit.
    BodyRead(ErrorResponse),
    /// 400 `ERR_BAD_REQUEST`: The format is an unknown number. An unknown name is treated as
    /// PEM.
    BadRequest(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: No cryptography component is configured.
    CryptoProvidersNotConfigured(ErrorResponse),
    /// 500 `ERR_CRYPTO_KEY`: The key does not exist, is symmetric, or cannot be encoded in this
    /// format.
    CryptoKey(ErrorResponse),
    /// 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    /// malformed body returns 400 instead.
    ApiUnimplemented(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl SubtleGetKeyAlpha1Error {
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
            Self::BadRequest(error) => RawResponse::error(400, "ERR_BAD_REQUEST", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::CryptoProvidersNotConfigured(error) => {
                RawResponse::error(500, "ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED", error)
            }
            Self::CryptoKey(error) => RawResponse::error(500, "ERR_CRYPTO_KEY", error),
            Self::ApiUnimplemented(error) => {
                RawResponse::error(501, "ERR_API_UNIMPLEMENTED", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for SubtleGetKeyAlpha1Error {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
