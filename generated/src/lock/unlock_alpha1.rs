//! `POST /v1.0-alpha1/unlock/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::UnlockResult;
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
    /// Only the owner can release a lock. A lock that does not exist, or that belongs to
    /// somebody else, is not an error of the call: look at the status in the answer.
    ///
    /// Dapr's operation `Unlock` (alpha: it may change or go away):
    /// `/v1.0-alpha1/unlock/{storeName}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or the resource or
    ///   the owner is empty.
    /// - 400 `ERR_LOCK_STORE_NOT_FOUND`: The sidecar has lock stores, but none of this name.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    ///   allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_LOCK_STORE_NOT_CONFIGURED`: The sidecar has no lock store at all.
    /// - 500 `ERR_UNLOCK`: The store failed, or the resource contains `||`.
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
    pub struct UnlockAlpha1Call -> UnlockResult;
}

fn decode(response: Response) -> Result<UnlockResult, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
