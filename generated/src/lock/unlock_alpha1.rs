//! `POST /v1.0-alpha1/unlock/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::UnlockResponse;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "unlock_alpha1",
    method: "POST",
    path: "/v1.0-alpha1/unlock/{storeName}",
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
        (500, &["ERR_LOCK_STORE_NOT_CONFIGURED", "ERR_UNLOCK"]),
    ],
};

impl DaprClient {
    /// Releases a lock.
    ///
    /// Only the owner can release a lock. If the lock does not exist or belongs to another
    /// owner, the call succeeds: check the status in the response.
    ///
    /// Dapr's operation `Unlock` (alpha: it may change or go away):
    /// `/v1.0-alpha1/unlock/{storeName}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or the resource or
    ///   owner is empty.
    /// - 400 `ERR_LOCK_STORE_NOT_FOUND`: The sidecar has lock stores, but none with this name.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_LOCK_STORE_NOT_CONFIGURED`: No lock store is configured.
    /// - 500 `ERR_UNLOCK`: The store failed, or the resource ID contains `||`.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .unlock_alpha1("lock-store", "millennium-falcon", "han-solo")
    ///     .await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn unlock_alpha1(
        &self,
        store_name: impl AsRef<str>,
        resource_id: impl AsRef<str>,
        lock_owner: impl AsRef<str>,
    ) -> UnlockAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        call.json_object();
        call.json_field("resourceId", resource_id.as_ref());
        call.json_field("lockOwner", lock_owner.as_ref());
        UnlockAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`unlock_alpha1`](DaprClient::unlock_alpha1), sent when it is awaited.
    pub struct UnlockAlpha1Call -> UnlockResponse;
}

fn decode(response: Response) -> Result<UnlockResponse, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
