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
    /// Reads the public part of a key.
    ///
    /// Symmetric keys have no public part: they are an error, just as missing ones are.
    ///
    /// Dapr's operation `SubtleGetKey` (alpha: it may change or go away):
    /// `/v1.0-alpha1/subtlecrypto/{name}/getkey`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none
    ///   of this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or what should be
    ///   base64 is not.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    ///   allows.
    /// - 400 `ERR_BAD_REQUEST`: The format is a number that stands for none. A name that stands
    ///   for none is read as PEM.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: The sidecar has no cryptography component at
    ///   all.
    /// - 500 `ERR_CRYPTO_KEY`: There is no such key, or it is symmetric, or it cannot be written
    ///   in this format.
    /// - 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    ///   body that cannot be read is 400 first.
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
    /// The format. Without it, PEM.
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
