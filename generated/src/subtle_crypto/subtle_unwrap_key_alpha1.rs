//! `POST /v1.0-alpha1/subtlecrypto/{name}/unwrapkey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, Error, Operation, Response, ResponseBody};

use super::{EncryptionAlgorithm, UnwrappedKey};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "subtle_unwrap_key_alpha1",
    method: "POST",
    path: "/v1.0-alpha1/subtlecrypto/{name}/unwrapkey",
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
    /// Unwraps a key that was wrapped with another key.
    ///
    /// Requires the same key, algorithm, nonce and associated data as the wrapping. For AES key
    /// wrap and a wrapped key shorter than 8 bytes, daprd 1.18.2 closes the connection without
    /// a response.
    ///
    /// Dapr's operation `SubtleUnwrapKey` (alpha: it may change or go away):
    /// `/v1.0-alpha1/subtlecrypto/{name}/unwrapkey`, POST.
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
    /// - 500 `ERR_CRYPTO`: The wrapped key, tag or associated data was tampered with, the
    ///   wrapping key does not exist or does not match the algorithm, or the component failed.
    ///   Only the sidecar's log contains the reason.
    /// - 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    ///   malformed body returns 400 instead.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::subtle_crypto::EncryptionAlgorithm;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.subtle_unwrap_key_alpha1("vault", "aes256", EncryptionAlgorithm::A256kw, &b"\xac;2\x83\x13\xf7jS\\\x91\x020\xd4\xa6\xda\xe9\xc8\x0c\xbbR m\xc8\xf1B\xa7\xf1v0\xf6p\xe3\xe6\x13\xce\x7f\xde8\xd2B"[..]).await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn subtle_unwrap_key_alpha1(
        &self,
        component_name: impl AsRef<str>,
        key_name: impl AsRef<str>,
        algorithm: EncryptionAlgorithm,
        wrapped_key: impl Into<Bytes>,
    ) -> SubtleUnwrapKeyAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(component_name.as_ref());
        call.json_object();
        call.json_field("keyName", key_name.as_ref());
        call.json_field("algorithm", &algorithm);
        call.json_field("wrappedKey", &Into::<Bytes>::into(wrapped_key));
        SubtleUnwrapKeyAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`subtle_unwrap_key_alpha1`](DaprClient::subtle_unwrap_key_alpha1), sent when it is awaited.
    pub struct SubtleUnwrapKeyAlpha1Call -> UnwrappedKey;
}

impl SubtleUnwrapKeyAlpha1Call {
    /// The nonce or initialization vector with which the key was wrapped.
    pub fn nonce(mut self, nonce: impl Into<Bytes>) -> Self {
        self.call.json_field("nonce", &Into::<Bytes>::into(nonce));
        self
    }

    /// The authentication tag, if the algorithm has one.
    pub fn tag(mut self, tag: impl Into<Bytes>) -> Self {
        self.call.json_field("tag", &Into::<Bytes>::into(tag));
        self
    }

    /// The data that was authenticated with the key.
    pub fn associated_data(mut self, associated_data: impl Into<Bytes>) -> Self {
        self.call
            .json_field("associatedData", &Into::<Bytes>::into(associated_data));
        self
    }
}

fn decode(response: Response) -> Result<UnwrappedKey, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
