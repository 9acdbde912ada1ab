//! `PUT /v1.0-alpha1/crypto/{name}/decrypt`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Body, Call, Error, Operation, Response, ResponseBody};

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
    /// Decrypts what was encrypted by the sidecar.
    ///
    /// daprd decrypts all of the data before it answers: whoever gets a 200 has the whole of it,
    /// and nobody has tampered with it.
    ///
    /// Dapr's operation `Decrypt` (alpha: it may change or go away):
    /// `/v1.0-alpha1/crypto/{name}/decrypt`, PUT.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CRYPTO_PROVIDER_NOT_FOUND`: The sidecar has cryptography components, but none of
    ///   this name.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED`: The sidecar has no cryptography component at all.
    /// - 500 `ERR_CRYPTO`: The data does not begin as encrypted data does or was tampered with there,
    ///   it carries no name of a key and none is given, the key is missing or is not the right one,
    ///   or the component failed. A missing key and a wrong one cannot be told apart.
    /// - 500 `ERROR`: The data was tampered with or cut off further on, or it is larger than the
    ///   sidecar allows.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let mut response = dapr.decrypt_alpha1("vault", "some bytes")
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

/// A call of [`decrypt_alpha1`](DaprClient::decrypt_alpha1), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct DecryptAlpha1Call {
    call: Call<Body>,
}

impl DecryptAlpha1Call {
    /// The name of the key in the component. Without it, it is the one that the data carries; data
    /// that carries none needs it.
    pub fn key_name(mut self, key_name: impl AsRef<str>) -> Self {
        self.call.header("dapr-key-name", key_name.as_ref());
        self
    }

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

impl Future for DecryptAlpha1Call {
    type Output = Result<Body, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<Body, Error> {
    match response.status() {
        200 => Ok(response.into_body()),
        _ => Err(response.into_error()),
    }
}
