//! `POST /v1.0-alpha1/lock/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Response, ResponseBody, SecondsNumber};

use super::LockResult;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "try_lock_alpha1",
    method: "POST",
    path: "/v1.0-alpha1/lock/{storeName}",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_MALFORMED_REQUEST",
                "ERR_LOCK_STORE_NOT_FOUND",
                "ERR_BODY_READ",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_LOCK_STORE_NOT_CONFIGURED", "ERR_TRY_LOCK"]),
    ],
};

impl DaprClient {
    /// Takes a lock, unless somebody has it.
    ///
    /// The answer comes at once: daprd does not wait until the lock is free. A lock that somebody
    /// has is not an error, and neither is one that the same owner has already: both say `false`.
    ///
    /// Dapr's operation `TryLock` (alpha: it may change or go away):
    /// `/v1.0-alpha1/lock/{storeName}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, the resource or the
    ///   owner is empty, or the time is not between 1 and 2147483647 seconds.
    /// - 400 `ERR_LOCK_STORE_NOT_FOUND`: The sidecar has lock stores, but none of this name.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_LOCK_STORE_NOT_CONFIGURED`: The sidecar has no lock store at all.
    /// - 500 `ERR_TRY_LOCK`: The store failed, or the resource contains `||`.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use std::time::Duration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.try_lock_alpha1(
    ///     "lock-store",
    ///     "millennium-falcon",
    ///     "han-solo",
    ///     Duration::from_secs(60),
    /// ).await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn try_lock_alpha1(
        &self,
        store_name: impl AsRef<str>,
        resource_id: impl AsRef<str>,
        lock_owner: impl AsRef<str>,
        expiry: Duration,
    ) -> TryLockAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        call.json_object();
        call.json_field("resourceId", resource_id.as_ref());
        call.json_field("lockOwner", lock_owner.as_ref());
        call.json_field("expiryInSeconds", &SecondsNumber(expiry));
        TryLockAlpha1Call { call }
    }
}

/// A call of [`try_lock_alpha1`](DaprClient::try_lock_alpha1), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct TryLockAlpha1Call {
    call: Call<LockResult>,
}

impl TryLockAlpha1Call {
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

impl Future for TryLockAlpha1Call {
    type Output = Result<LockResult, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<LockResult, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
