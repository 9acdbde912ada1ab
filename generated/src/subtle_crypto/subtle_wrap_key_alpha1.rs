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
    /// Wraps a key with another key.
    ///
    /// The key to wrap is a JSON Web Key, PEM, or the bytes of a symmetric key. Unwrapping
    /// returns bytes: those of a symmetric key, or a private key in DER (PKCS #8).
    ///
    /// Dapr's operation `SubtleWrapKey` (alpha: it may change or go away):
    /// `/v1.0-alpha1/subtlecrypto/{name}/wrapkey`, POST.
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
    /// - 500 `ERR_CRYPTO`: The key to wrap is empty or invalid, the wrapping key does not exist
    ///   or does not match the algorithm, the nonce has the wrong length, or the component
    ///   failed. Except for the first two reasons, only the sidecar's log contains the reason.
    /// - 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    ///   malformed body returns 400 instead.
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
    /// The nonce or initialization vector, with the length that the algorithm requires. Never
    /// reuse a nonce with the same key. Ignored by algorithms without a nonce.
    pub fn nonce(mut self, nonce: impl Into<Bytes>) -> Self {
        self.call.json_field("nonce", &Into::<Bytes>::into(nonce));
        self
    }

    /// Data that is authenticated but not encrypted. Used only by algorithms with an
    /// authentication tag.
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
