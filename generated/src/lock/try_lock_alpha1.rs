//! `POST /v1.0-alpha1/lock/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::{Error, Operation, Response, ResponseBody, SecondsNumber};

use super::TryLockResponse;
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
    /// Acquires a lock.
    ///
    /// Returns immediately; does not wait for the lock. If the lock is held, even by the same
    /// owner, the call succeeds and `success` is `false`.
    ///
    /// Dapr's operation `TryLock` (alpha: it may change or go away):
    /// `/v1.0-alpha1/lock/{storeName}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, the resource or
    ///   owner is empty, or the expiry is not between 1 and 2147483647 seconds.
    /// - 400 `ERR_LOCK_STORE_NOT_FOUND`: The sidecar has lock stores, but none with this name.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_LOCK_STORE_NOT_CONFIGURED`: No lock store is configured.
    /// - 500 `ERR_TRY_LOCK`: The store failed, or the resource ID contains `||`.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use std::time::Duration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .try_lock_alpha1(
    ///         "lock-store",
    ///         "millennium-falcon",
    ///         "han-solo",
    ///         Duration::from_secs(60),
    ///     )
    ///     .await?;
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

dapr_client_runtime::traced_call! {
    /// A call of [`try_lock_alpha1`](DaprClient::try_lock_alpha1), sent when it is awaited.
    pub struct TryLockAlpha1Call -> TryLockResponse;
}

fn decode(response: Response) -> Result<TryLockResponse, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
