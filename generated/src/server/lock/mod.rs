//! Letting one at a time use something.
//!
//! Takes and releases locks on named resources, in the lock stores that the sidecar is
//! configured with.
//!
//! A lock belongs to an owner and ends by itself after a while, so that an application that
//! stops without releasing it does not keep others out for ever. Nothing prolongs a lock.
//! Applications do not see each other's locks unless the component's `keyPrefix` says so.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod try_lock_alpha1;
mod unlock_alpha1;

pub use try_lock_alpha1::{
    TRY_LOCK_ALPHA1, TryLockAlpha1Body, TryLockAlpha1Error, TryLockAlpha1Request,
};
pub use unlock_alpha1::{UNLOCK_ALPHA1, UnlockAlpha1Body, UnlockAlpha1Error, UnlockAlpha1Request};

pub use crate::lock::lock_result::LockResultParts;
pub use crate::lock::unlock_result::UnlockResultParts;

use std::future::Future;

use crate::lock::{LockResult, UnlockResult};

/// What a sidecar does for each operation of this building block.
pub trait LockApi: Send + Sync {
    /// `POST /v1.0-alpha1/lock/{storeName}`
    fn try_lock_alpha1(
        &self,
        request: TryLockAlpha1Request,
    ) -> impl Future<Output = Result<LockResult, TryLockAlpha1Error>> + Send;

    /// `POST /v1.0-alpha1/unlock/{storeName}`
    fn unlock_alpha1(
        &self,
        request: UnlockAlpha1Request,
    ) -> impl Future<Output = Result<UnlockResult, UnlockAlpha1Error>> + Send;
}
