//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::lock::{TryLockResponse, UnlockResponse};
use dapr_client::server::lock::{
    LockApi, TryLockAlpha1Error, TryLockAlpha1Request, UnlockAlpha1Error, UnlockAlpha1Request,
};

use crate::dispatch::{Refusing, refused};

impl LockApi for Refusing {
    async fn try_lock_alpha1(
        &self,
        _: TryLockAlpha1Request,
    ) -> Result<TryLockResponse, TryLockAlpha1Error> {
        Err(refused("try_lock_alpha1").into())
    }

    async fn unlock_alpha1(
        &self,
        _: UnlockAlpha1Request,
    ) -> Result<UnlockResponse, UnlockAlpha1Error> {
        Err(refused("unlock_alpha1").into())
    }
}
