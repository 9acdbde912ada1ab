//! Locks: only one owner holds a lock at a time.

use std::time::Duration;

use dapr_client::DaprClient;
use dapr_client::lock::UnlockStatus;

use crate::check::{Failure, expect};

const STORE: &str = "locks";
const RESOURCE: &str = "death-star-plans";

/// The lock expires if its owner does not release it.
const EXPIRY: Duration = Duration::from_secs(60);

pub(crate) async fn lock(dapr: &DaprClient) -> Result<String, Failure> {
    // An earlier tour may have stopped while it held the lock.
    dapr.unlock_alpha1(STORE, RESOURCE, "leia").await?;

    let lock = |owner| dapr.try_lock_alpha1(STORE, RESOURCE, owner, EXPIRY);
    expect("the lock for leia", lock("leia").await?.success, true)?;
    // Not acquiring a lock is a response, not an error.
    expect("the lock for vader", lock("vader").await?.success, false)?;
    Ok("leia has it, and vader does not get it".into())
}

pub(crate) async fn unlock(dapr: &DaprClient) -> Result<String, Failure> {
    let unlock = |owner| dapr.unlock_alpha1(STORE, RESOURCE, owner);
    let status = unlock("vader").await?.status;
    expect(
        "the status for vader",
        status,
        UnlockStatus::LockBelongsToOthers,
    )?;
    let status = unlock("leia").await?.status;
    expect("the status for leia", status, UnlockStatus::Success)?;
    Ok("only leia could release it".into())
}
