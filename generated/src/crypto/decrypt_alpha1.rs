//! `PUT /v1.0-alpha1/crypto/{name}/decrypt`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Body, Error, Operation, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "decrypt_alpha1",
    method: "PUT",
    path: "/v1.0-alpha1/crypto/{name}/decrypt",
    response: ResponseBody::Streamed,
    errors: &[
        (400, &["ERR_CRYPTO_PROVIDER_NOT_FOUND"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (
            500,
            &["ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED", "ERR_CRYPTO", "ERROR"],
        ),
    ],
};

impl DaprClient {
    /// Decrypts data that the sidecar encrypted.
    ///
    /// daprd decrypts and authenticates all data before it responds. A 200 response therefore
    /// contains complete data that was not tampered with.
    ///
    /// Dapr's operation `Decrypt` (alpha: it may change or go away):
    /// `/v1.0-alpha1/crypto/{name}/decrypt`, PUT.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    ///   with this name.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: No cryptography component is configured.
    /// - 500 `ERR_CRYPTO`: The header of the data is invalid or was tampered with, the data
    ///   contains no key name and none is given, the key does not exist or is the wrong key, or
    ///   the component failed. A missing key and a wrong key give the same error.
    /// - 500 `ERROR`: A segment of the data was tampered with or truncated, or the data exceeds
    ///   the sidecar's size limit.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let mut response = dapr
    ///     .decrypt_alpha1("vault", "some bytes")
    ///     .key_name("rebel-rsa.pem")
    ///     .await?;
    /// // Or all of it at once: `response.bytes().await?`.
    /// while let Some(chunk) = response.chunk().await? {
    ///     println!("{} bytes", chunk.len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn decrypt_alpha1(
        &self,
        component_name: impl AsRef<str>,
        body: impl Into<Body>,
    ) -> DecryptAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(component_name.as_ref());
        call.header("content-type", "application/octet-stream");
        call.body(body);
        DecryptAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`decrypt_alpha1`](DaprClient::decrypt_alpha1), sent when it is awaited.
    pub struct DecryptAlpha1Call -> Body;
}

impl DecryptAlpha1Call {
    /// The name of the key in the component. Defaults to the name in the data. Required if the
    /// data contains none.
    pub fn key_name(mut self, key_name: impl AsRef<str>) -> Self {
        self.call.header("dapr-key-name", key_name.as_ref());
        self
    }
}

fn decode(response: Response) -> Result<Body, Error> {
    match response.status() {
        200 => Ok(response.into_body()),
        _ => Err(response.into_error()),
    }
}
