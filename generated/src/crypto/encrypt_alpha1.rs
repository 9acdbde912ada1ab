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
    /// Encrypts data of any length with a key that the application never sees.
    ///
    /// daprd makes a new key for the data, encrypts the data with it, and has the component
    /// encrypt that key with the one named here. All that it takes to decrypt, but for the
    /// latter, is in the result: a text line `dapr.io/enc/v1`, two more lines about the keys,
    /// and then the encrypted data in segments of 64 KiB, each of which is authenticated.
    ///
    /// daprd reads the whole of the data before it answers, so that a failure never follows a
    /// part of the result. Data and result are as large as the sidecar allows, which is 4 MiB
    /// unless it is told otherwise.
    ///
    /// Dapr's operation `Encrypt` (alpha: it may change or go away):
    /// `/v1.0-alpha1/crypto/{name}/encrypt`, PUT.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    ///   of this name.
    /// - 400 `ERR_BAD_REQUEST`: The name of the key or the algorithm is missing or empty.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: The sidecar has no cryptography component at
    ///   all.
    /// - 500 `ERR_CRYPTO`: There is no such key, the key does not go with the algorithm, the
    ///   algorithm or the cipher is not supported, or the component failed.
    /// - 500 `ERROR`: The data could not be read to its end, for example because it is larger
    ///   than the sidecar allows.
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
    ///     .data_encryption_cipher(DataEncryptionCipher::AesGcm)
    ///     .decryption_key_name("rebel-rsa.pem")
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
    /// How the data is encrypted. Without it, with AES-GCM. The name is read without regard to
    /// case.
    pub fn data_encryption_cipher(mut self, data_encryption_cipher: DataEncryptionCipher) -> Self {
        self.call.header(
            "dapr-data-encryption-cipher",
            data_encryption_cipher.as_str(),
        );
        self
    }

    /// The name of the key to decrypt with, for the result to carry: where that is another one
    /// than the key to encrypt with, as with the public half of a key.
    pub fn decryption_key_name(mut self, decryption_key_name: impl AsRef<str>) -> Self {
        self.call
            .header("dapr-decryption-key-name", decryption_key_name.as_ref());
        self
    }

    /// Whether the result carries no name of a key. It then has to be given for decryption.
    /// Besides `true`, `1`, `y`, `yes`, `t` and `on` mean yes, and anything else means no.
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
