//! `PUT /v1.0-alpha1/crypto/{name}/encrypt`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Body, Error, Operation, Response, ResponseBody};

use super::{DataEncryptionCipher, KeyWrapAlgorithm};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "encrypt_alpha1",
    method: "PUT",
    path: "/v1.0-alpha1/crypto/{name}/encrypt",
    response: ResponseBody::Streamed,
    errors: &[
        (400, &["ERR_CRYPTO_PROVIDER_NOT_FOUND", "ERR_BAD_REQUEST"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (
            500,
            &["ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED", "ERR_CRYPTO", "ERROR"],
        ),
    ],
};

impl DaprClient {
    /// Encrypts data of any length with a key from a component.
    ///
    /// daprd generates a data key, encrypts the data with it, and asks the component to wrap
    /// that key with the named key. The result contains everything required for decryption
    /// except the named key: the line `dapr.io/enc/v1`, two more lines about the keys, and the
    /// encrypted data in authenticated segments of 64 KiB.
    ///
    /// daprd reads all data before it responds, so an error never follows a partial result. The
    /// sidecar's size limit, which defaults to 4 MiB, applies to the data and to the result.
    ///
    /// Dapr's operation `Encrypt` (alpha: it may change or go away):
    /// `/v1.0-alpha1/crypto/{name}/encrypt`, PUT.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    ///   with this name.
    /// - 400 `ERR_BAD_REQUEST`: The key name or the algorithm is missing or empty.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: No cryptography component is configured.
    /// - 500 `ERR_CRYPTO`: The key does not exist or does not match the algorithm, the algorithm
    ///   or cipher is not supported, or the component failed.
    /// - 500 `ERROR`: The data could not be read completely, for example because it exceeds the
    ///   sidecar's size limit.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::crypto::{DataEncryptionCipher, KeyWrapAlgorithm};
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let mut response = dapr
    ///     .encrypt_alpha1(
    ///         "vault",
    ///         "rebel-rsa.pem",
    ///         KeyWrapAlgorithm::RsaOaep256,
    ///         "some bytes",
    ///     )
    ///     .data_encryption_cipher(DataEncryptionCipher::Chacha20Poly1305)
    ///     .await?;
    /// // Or all of it at once: `response.bytes().await?`.
    /// while let Some(chunk) = response.chunk().await? {
    ///     println!("{} bytes", chunk.len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn encrypt_alpha1(
        &self,
        component_name: impl AsRef<str>,
        key_name: impl AsRef<str>,
        key_wrap_algorithm: KeyWrapAlgorithm,
        body: impl Into<Body>,
    ) -> EncryptAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(component_name.as_ref());
        call.header("dapr-key-name", key_name.as_ref());
        call.header("dapr-key-wrap-algorithm", key_wrap_algorithm.as_str());
        call.header("content-type", "application/octet-stream");
        call.body(body);
        EncryptAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`encrypt_alpha1`](DaprClient::encrypt_alpha1), sent when it is awaited.
    pub struct EncryptAlpha1Call -> Body;
}

impl EncryptAlpha1Call {
    /// The cipher that encrypts the data. Defaults to AES-GCM. Case-insensitive.
    pub fn data_encryption_cipher(mut self, data_encryption_cipher: DataEncryptionCipher) -> Self {
        self.call.header(
            "dapr-data-encryption-cipher",
            data_encryption_cipher.as_str(),
        );
        self
    }

    /// The name of the decryption key, stored in the result. Required only if it differs from
    /// the encryption key, for example if that is a public key.
    pub fn decryption_key_name(mut self, decryption_key_name: impl AsRef<str>) -> Self {
        self.call
            .header("dapr-decryption-key-name", decryption_key_name.as_ref());
        self
    }

    /// Whether to omit the name of the key from the result. Decryption then requires the name.
    /// Defaults to `false`.
    ///
    /// daprd also accepts `1`, `y`, `yes`, `t` and `on` as true. Any other value is false.
    pub fn omit_decryption_key_name(mut self, omit_decryption_key_name: bool) -> Self {
        self.call.header(
            "dapr-omit-decryption-key-name",
            &omit_decryption_key_name.to_string(),
        );
        self
    }
}

fn decode(response: Response) -> Result<Body, Error> {
    match response.status() {
        200 => Ok(response.into_body()),
        _ => Err(response.into_error()),
    }
}
