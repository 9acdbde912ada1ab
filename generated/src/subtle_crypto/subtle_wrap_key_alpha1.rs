//! `POST /v1.0-alpha1/subtlecrypto/{name}/wrapkey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, Error, Operation, Response, ResponseBody};

use super::{EncryptionAlgorithm, WrappedKey};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "subtle_wrap_key_alpha1",
    method: "POST",
    path: "/v1.0-alpha1/subtlecrypto/{name}/wrapkey",
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
    /// Encrypts a key with another one.
    ///
    /// The key to encrypt is a JSON Web Key, PEM, or the bytes of a symmetric key. What comes
    /// out of an unwrapping is the bytes again: those of a symmetric key, and DER (PKCS #8) of
    /// a private one.
    ///
    /// Dapr's operation `SubtleWrapKey` (alpha: it may change or go away):
    /// `/v1.0-alpha1/subtlecrypto/{name}/wrapkey`, POST.
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
    /// - 500 `ERR_CRYPTO`: The key to encrypt is empty or cannot be read; there is no such key to
    ///   encrypt with, or it does not go with the algorithm; the nonce has the wrong length; or
    ///   the component failed. Which of the latter it is stays in the log of the sidecar.
    /// - 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    ///   body that cannot be read is 400 first.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::subtle_crypto::EncryptionAlgorithm;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.subtle_wrap_key_alpha1("vault", "aes256", EncryptionAlgorithm::A256kw, &b"h0\xc9\xef*\x8du\x19?\x15\xd1\x0f\x90p\x08\xc2/\xf5\x0bO\x0c\xf1\xc9nK\xb7 4\xdck+\xf5"[..]).await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn subtle_wrap_key_alpha1(
        &self,
        component_name: impl AsRef<str>,
        key_name: impl AsRef<str>,
        algorithm: EncryptionAlgorithm,
        plaintext_key: impl Into<Bytes>,
    ) -> SubtleWrapKeyAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(component_name.as_ref());
        call.json_object();
        call.json_field("keyName", key_name.as_ref());
        call.json_field("algorithm", &algorithm);
        call.json_field("plaintextKey", &Into::<Bytes>::into(plaintext_key));
        SubtleWrapKeyAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`subtle_wrap_key_alpha1`](DaprClient::subtle_wrap_key_alpha1), sent when it is awaited.
    pub struct SubtleWrapKeyAlpha1Call -> WrappedKey;
}

impl SubtleWrapKeyAlpha1Call {
    /// The nonce or initialisation vector, as long as the algorithm wants it. It must never be
    /// used again with the same key. Algorithms without one ignore it.
    pub fn nonce(mut self, nonce: impl Into<Bytes>) -> Self {
        self.call.json_field("nonce", &Into::<Bytes>::into(nonce));
        self
    }

    /// What is authenticated but not encrypted. Only algorithms with a tag take it into
    /// account.
    pub fn associated_data(mut self, associated_data: impl Into<Bytes>) -> Self {
        self.call
            .json_field("associatedData", &Into::<Bytes>::into(associated_data));
        self
    }
}

fn decode(response: Response) -> Result<WrappedKey, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
