//! `POST /v1.0-alpha1/subtlecrypto/{name}/verify`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, Error, Operation, Response, ResponseBody};

use super::{SignatureAlgorithm, Verification};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "subtle_verify_alpha1",
    method: "POST",
    path: "/v1.0-alpha1/subtlecrypto/{name}/verify",
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
    /// Verifies the signature of a digest.
    ///
    /// An invalid signature is not an error: the status is 200, and `valid` is absent.
    ///
    /// Dapr's operation `SubtleVerify` (alpha: it may change or go away):
    /// `/v1.0-alpha1/subtlecrypto/{name}/verify`, POST.
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
    /// - 500 `ERR_CRYPTO`: The key does not exist or does not match the algorithm, or the
    ///   component failed. Only the sidecar's log contains the reason.
    /// - 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A
    ///   malformed body returns 400 instead.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::subtle_crypto::SignatureAlgorithm;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.subtle_verify_alpha1("vault", "rebel-ec.pem", SignatureAlgorithm::Es256, &b"U\x8al\xeb\xf8\xb7F\x7ft\x83p\xe0o\xea\xba^\xaf\xca\xd6\x0b\xb8o\x00hx\xfa\xa8\x87fbM\x03"[..], &b"0E\x02!\x00\xc8\xd6\x07H\xb6\x02\xb5\xa7\xde\x0e\xb5\xecu\xae&\xf4b\x7f@\xad\xbd\xd5e\xcff\xa8\x08\r\xb3\xdc/w\x02 |\x11\xb5]kr{\x9f\x0e\x86\xdb\x90_>\xab{&\xd1\xe9\x83\x9d.\xa6\xf4:H\x18I}\xdbGc"[..]).await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn subtle_verify_alpha1(
        &self,
        component_name: impl AsRef<str>,
        key_name: impl AsRef<str>,
        algorithm: SignatureAlgorithm,
        digest: impl Into<Bytes>,
        signature: impl Into<Bytes>,
    ) -> SubtleVerifyAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(component_name.as_ref());
        call.json_object();
        call.json_field("keyName", key_name.as_ref());
        call.json_field("algorithm", &algorithm);
        call.json_field("digest", &Into::<Bytes>::into(digest));
        call.json_field("signature", &Into::<Bytes>::into(signature));
        SubtleVerifyAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`subtle_verify_alpha1`](DaprClient::subtle_verify_alpha1), sent when it is awaited.
    pub struct SubtleVerifyAlpha1Call -> Verification;
}

fn decode(response: Response) -> Result<Verification, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
