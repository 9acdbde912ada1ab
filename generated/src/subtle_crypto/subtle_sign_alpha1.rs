//! `POST /v1.0-alpha1/subtlecrypto/{name}/sign`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, Error, Operation, Response, ResponseBody};

use super::{Signature, SignatureAlgorithm};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "subtle_sign_alpha1",
    method: "POST",
    path: "/v1.0-alpha1/subtlecrypto/{name}/sign",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_CRYPTO_PROVIDER_NOT_FOUND",
                "ERR_MALFORMED_REQUEST",
                "ERR_BODY_READ",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED", "ERR_CRYPTO"]),
        (501, &["ERR_API_UNIMPLEMENTED"]),
    ],
};

impl DaprClient {
    /// Signs a digest.
    ///
    /// daprd does not hash. The application computes the digest with the hash function of the
    /// algorithm.
    ///
    /// Dapr's operation `SubtleSign` (alpha: it may change or go away):
    /// `/v1.0-alpha1/subtlecrypto/{name}/sign`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    ///   with this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or a value is not
    ///   valid base64.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: No cryptography component is configured.
    /// - 500 `ERR_CRYPTO`: The key does not exist, does not match the algorithm or is a public
    ///   key, the digest has the wrong length, or the component failed. Only the sidecar's log
    ///   contains the reason.
    /// - 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    ///   malformed body returns 400 instead.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::subtle_crypto::SignatureAlgorithm;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.subtle_sign_alpha1("vault", "rebel-ec.pem", SignatureAlgorithm::Es256, &b"U\x8al\xeb\xf8\xb7F\x7ft\x83p\xe0o\xea\xba^\xaf\xca\xd6\x0b\xb8o\x00hx\xfa\xa8\x87fbM\x03"[..]).await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn subtle_sign_alpha1(
        &self,
        component_name: impl AsRef<str>,
        key_name: impl AsRef<str>,
        algorithm: SignatureAlgorithm,
        digest: impl Into<Bytes>,
    ) -> SubtleSignAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(component_name.as_ref());
        call.json_object();
        call.json_field("keyName", key_name.as_ref());
        call.json_field("algorithm", &algorithm);
        call.json_field("digest", &Into::<Bytes>::into(digest));
        SubtleSignAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`subtle_sign_alpha1`](DaprClient::subtle_sign_alpha1), sent when it is awaited.
    pub struct SubtleSignAlpha1Call -> Signature;
}

fn decode(response: Response) -> Result<Signature, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
