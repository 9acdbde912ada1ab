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

pub(crate) mod lock_result;
pub(crate) mod try_lock_alpha1;
pub(crate) mod unlock_alpha1;
pub(crate) mod unlock_result;
mod unlock_status;

pub use lock_result::LockResult;
pub use try_lock_alpha1::TryLockAlpha1Call;
pub use unlock_alpha1::UnlockAlpha1Call;
pub use unlock_result::UnlockResult;
pub use unlock_status::UnlockStatus;
