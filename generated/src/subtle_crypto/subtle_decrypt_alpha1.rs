//! `POST /v1.0-alpha1/subtlecrypto/{name}/decrypt`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, Error, Operation, Response, ResponseBody};

use super::{Decrypted, EncryptionAlgorithm};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "subtle_decrypt_alpha1",
    method: "POST",
    path: "/v1.0-alpha1/subtlecrypto/{name}/decrypt",
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
    /// Decrypts a short message.
    ///
    /// Requires the same key, algorithm, nonce and associated data as the encryption. For AES
    /// key wrap and a message shorter than 8 bytes, daprd 1.18.2 closes the connection without
    /// a response.
    ///
    /// Dapr's operation `SubtleDecrypt` (alpha: it may change or go away):
    /// `/v1.0-alpha1/subtlecrypto/{name}/decrypt`, POST.
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
    /// - 500 `ERR_CRYPTO`: The message, tag or associated data was tampered with, the key does
    ///   not exist or does not match the algorithm, or the component failed. Only the sidecar's
    ///   log contains the reason.
    /// - 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    ///   malformed body returns 400 instead.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::subtle_crypto::EncryptionAlgorithm;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .subtle_decrypt_alpha1(
    ///         "vault",
    ///         "aes256",
    ///         EncryptionAlgorithm::A256gcm,
    ///         &b"\xfe\xb7\x87^F\x8c7\xd6\x92\x96\x9ah4W"[..],
    ///     )
    ///     .nonce(&b"starwars1977"[..])
    ///     .tag(&b"i*\xa6\x84a\x17\xcd\xa6\x04\x0f\x9e,\xa7\x105\xb0"[..])
    ///     .associated_data(&b"rebels"[..])
    ///     .await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn subtle_decrypt_alpha1(
        &self,
        component_name: impl AsRef<str>,
        key_name: impl AsRef<str>,
        algorithm: EncryptionAlgorithm,
        ciphertext: impl Into<Bytes>,
    ) -> SubtleDecryptAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(component_name.as_ref());
        call.json_object();
        call.json_field("keyName", key_name.as_ref());
        call.json_field("algorithm", &algorithm);
        call.json_field("ciphertext", &Into::<Bytes>::into(ciphertext));
        SubtleDecryptAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`subtle_decrypt_alpha1`](DaprClient::subtle_decrypt_alpha1), sent when it is awaited.
    pub struct SubtleDecryptAlpha1Call -> Decrypted;
}

impl SubtleDecryptAlpha1Call {
    /// The nonce or initialization vector with which the message was encrypted.
    pub fn nonce(mut self, nonce: impl Into<Bytes>) -> Self {
        self.call.json_field("nonce", &Into::<Bytes>::into(nonce));
        self
    }

    /// The authentication tag, if the algorithm has one.
    pub fn tag(mut self, tag: impl Into<Bytes>) -> Self {
        self.call.json_field("tag", &Into::<Bytes>::into(tag));
        self
    }

    /// The data that was authenticated with the message.
    pub fn associated_data(mut self, associated_data: impl Into<Bytes>) -> Self {
        self.call
            .json_field("associatedData", &Into::<Bytes>::into(associated_data));
        self
    }
}

fn decode(response: Response) -> Result<Decrypted, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
