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
    /// daprd does not hash: the digest is made by the application, with the hash that the
    /// algorithm names.
    ///
    /// Dapr's operation `SubtleSign` (alpha: it may change or go away):
    /// `/v1.0-alpha1/subtlecrypto/{name}/sign`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    ///   of this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or what should be
    ///   base64 is not.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    ///   allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: The sidecar has no cryptography component at
    ///   all.
    /// - 500 `ERR_CRYPTO`: There is no such key, it does not go with the algorithm, it is only
    ///   the public half, the digest has the wrong length, or the component failed. What the
    ///   reason is stays in the log of the sidecar.
    /// - 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    ///   body that cannot be read is 400 first.
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
