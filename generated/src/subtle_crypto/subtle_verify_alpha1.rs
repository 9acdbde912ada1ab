//! `POST /v1.0-alpha1/subtlecrypto/{name}/verify`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Bytes, Call, Error, Operation, Response, ResponseBody};

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
    /// A signature that is not that of the digest is no error: it is 200, and `valid` is absent.
    ///
    /// Dapr's operation `SubtleVerify` (alpha: it may change or go away):
    /// `/v1.0-alpha1/subtlecrypto/{name}/verify`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none of
    ///   this name.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or what should be
    ///   base64 is not.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: The sidecar has no cryptography component at all.
    /// - 500 `ERR_CRYPTO`: There is no such key, it does not go with the algorithm, or the component
    ///   failed. What the reason is stays in the log of the sidecar.
    /// - 501 `ERR_API_UNIMPLEMENTED`: The sidecar was built without the tag `subtlecrypto`. A body
    ///   that cannot be read is 400 first.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::subtle_crypto::SignatureAlgorithm;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.subtle_verify_alpha1(
    ///     "vault",
    ///     "rebel-ec.pem",
    ///     SignatureAlgorithm::Es256,
    ///     &b"U\x8al\xeb\xf8\xb7F\x7ft\x83p\xe0o\xea\xba^\xaf\xca\xd6\x0b\xb8o\x00hx\xfa\xa8\x87fbM\x03"[..],
    ///     &b"0E\x02!\x00\xc8\xd6\x07H\xb6\x02\xb5\xa7\xde\x0e\xb5\xecu\xae&\xf4b\x7f@\xad\xbd\xd5e\xcff\xa8\x08\r\xb3\xdc/w\x02 |\x11\xb5]kr{\x9f\x0e\x86\xdb\x90_>\xab{&\xd1\xe9\x83\x9d.\xa6\xf4:H\x18I}\xdbGc"[..],
    /// ).await?;
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

/// A call of [`subtle_verify_alpha1`](DaprClient::subtle_verify_alpha1), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct SubtleVerifyAlpha1Call {
    call: Call<Verification>,
}

impl SubtleVerifyAlpha1Call {
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub fn traceparent(mut self, traceparent: impl AsRef<str>) -> Self {
        self.call.header("traceparent", traceparent.as_ref());
        self
    }

    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub fn tracestate(mut self, tracestate: impl AsRef<str>) -> Self {
        self.call.header("tracestate", tracestate.as_ref());
        self
    }

    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot read
    /// is answered with 400 and a plain text, whatever the operation is. A good one comes back in
    /// the answer and is handed on to a called application.
    pub fn baggage(mut self, baggage: impl AsRef<str>) -> Self {
        self.call.header("baggage", baggage.as_ref());
        self
    }

    /// Overrides the client's timeout for this call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call.timeout(timeout);
        self
    }
}

impl Future for SubtleVerifyAlpha1Call {
    type Output = Result<Verification, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<Verification, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
