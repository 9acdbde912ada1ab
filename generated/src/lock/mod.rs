//! Distributed locks.
//!
//! Acquires and releases locks on named resources, in the configured lock stores.
//!
//! A lock has an owner and expires, so an application that stops without releasing its lock
//! does not block others forever. A lock cannot be renewed. Applications do not share
//! locks, unless the component's `keyPrefix` says otherwise.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod try_lock_alpha1;
pub(crate) mod try_lock_response;
pub(crate) mod unlock_alpha1;
pub(crate) mod unlock_response;
mod unlock_status;

pub use try_lock_alpha1::TryLockAlpha1Call;
pub use try_lock_response::TryLockResponse;
pub use unlock_alpha1::UnlockAlpha1Call;
pub use unlock_response::UnlockResponse;
pub use unlock_status::UnlockStatus;
