//! Distributed locks.
//!
//! Acquires and releases locks on named resources, in the configured lock stores.
//!
//! A lock has an owner and expires, so an application that stops without releasing its lock
//! does not block others forever. A lock cannot be renewed. Applications do not share
//! locks, unless the component's `keyPrefix` says otherwise.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod try_lock_alpha1;
mod unlock_alpha1;

pub use try_lock_alpha1::{
    TRY_LOCK_ALPHA1, TryLockAlpha1Body, TryLockAlpha1Error, TryLockAlpha1Request,
};
pub use unlock_alpha1::{UNLOCK_ALPHA1, UnlockAlpha1Body, UnlockAlpha1Error, UnlockAlpha1Request};

pub use crate::lock::try_lock_response::TryLockResponseParts;
pub use crate::lock::unlock_response::UnlockResponseParts;

use std::future::Future;

use crate::lock::{TryLockResponse, UnlockResponse};

/// What a sidecar does for each operation of this building block.
pub trait LockApi: Send + Sync {
    /// `POST /v1.0-alpha1/lock/{storeName}`
    fn try_lock_alpha1(
        &self,
        request: TryLockAlpha1Request,
    ) -> impl Future<Output = Result<TryLockResponse, TryLockAlpha1Error>> + Send;

    /// `POST /v1.0-alpha1/unlock/{storeName}`
    fn unlock_alpha1(
        &self,
        request: UnlockAlpha1Request,
    ) -> impl Future<Output = Result<UnlockResponse, UnlockAlpha1Error>> + Send;
}
