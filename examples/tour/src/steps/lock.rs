//! Locks, of which only one owner at a time has one.

use std::time::Duration;

use dapr_client::DaprClient;
use dapr_client::lock::UnlockStatus;

use crate::check::{Failure, expect};

const STORE: &str = "locks";
const RESOURCE: &str = "death-star-plans";

/// A lock ends by itself if its owner does not come back.
const EXPIRY: Duration = Duration::from_secs(60);

pub(crate) async fn lock(dapr: &DaprClient) -> Result<String, Failure> {
    // An earlier tour may have been stopped while it had the lock.
    dapr.unlock_alpha1(STORE, RESOURCE, "leia").await?;

    let lock = |owner| dapr.try_lock_alpha1(STORE, RESOURCE, owner, EXPIRY);
    expect("leia having it", lock("leia").await?.success, true)?;
    // To fail to get a lock is an answer, not an error.
    expect("vader having it", lock("vader").await?.success, false)?;
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
