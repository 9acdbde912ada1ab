//! `POST /v1.0-alpha1/subtlecrypto/{name}/getkey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::{KeyFormat, PublicKey};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "subtle_get_key_alpha1",
    method: "POST",
    path: "/v1.0-alpha1/subtlecrypto/{name}/getkey",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_CRYPTO_PROVIDER_NOT_FOUND",
                "ERR_MALFORMED_REQUEST",
                "ERR_BODY_READ",
                "ERR_BAD_REQUEST",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (
            500,
            &["ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED", "ERR_CRYPTO_KEY"],
        ),
        (501, &["ERR_API_UNIMPLEMENTED"]),
    ],
};

impl DaprClient {
    /// Returns the public part of a key.
    ///
    /// Symmetric keys have no public part, so they are an error, like missing keys.
    ///
    /// Dapr's operation `SubtleGetKey` (alpha: it may change or go away):
    /// `/v1.0-alpha1/subtlecrypto/{name}/getkey`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    ///   with this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or a value is not
    ///   valid base64.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 400 `ERR_BAD_REQUEST`: The format is an unknown number. An unknown name is treated as
    ///   PEM.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: No cryptography component is configured.
    /// - 500 `ERR_CRYPTO_KEY`: The key does not exist, is symmetric, or cannot be encoded in this
    ///   format.
    /// - 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    ///   malformed body returns 400 instead.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::subtle_crypto::KeyFormat;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .subtle_get_key_alpha1("vault", "rebel-ec.pem")
    ///     .format(KeyFormat::Pem)
    ///     .await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn subtle_get_key_alpha1(
        &self,
        component_name: impl AsRef<str>,
        name: impl AsRef<str>,
    ) -> SubtleGetKeyAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(component_name.as_ref());
        call.json_object();
        call.json_field("name", name.as_ref());
        SubtleGetKeyAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`subtle_get_key_alpha1`](DaprClient::subtle_get_key_alpha1), sent when it is awaited.
    pub struct SubtleGetKeyAlpha1Call -> PublicKey;
}

impl SubtleGetKeyAlpha1Call {
    /// The format of the key. Defaults to PEM.
    pub fn format(mut self, format: KeyFormat) -> Self {
        self.call.json_field("format", &format);
        self
    }
}

fn decode(response: Response) -> Result<PublicKey, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
