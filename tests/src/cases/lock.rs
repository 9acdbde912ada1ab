//! Locks in Redis.

use std::time::Duration;

use dapr_client::ErrorCode;
use dapr_client::lock::UnlockStatus;

use super::check::{fails_with, same};
use super::{Case, Outcome, World};

const STORE: &str = "locks";
const LONG: Duration = Duration::from_secs(60);

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("lock: a lock has one owner at a time", one_owner),
        Case::new("lock: a lock expires", expiry),
        Case::new("lock: invalid requests", invalid_requests),
    ]
}

/// The status of an unlock.
async fn unlock(world: &World, resource: &str, owner: &str) -> anyhow::Result<UnlockStatus> {
    Ok(world
        .dapr
        .unlock_alpha1(STORE, resource, owner)
        .await?
        .status)
}

async fn one_owner(world: World) -> Outcome {
    let lock = |owner| world.dapr.try_lock_alpha1(STORE, "a/b ü", owner, LONG);
    unlock(&world, "a/b ü", "luke").await?;
    same("the first", lock("luke").await?.success, true)?;
    same("the second", lock("vader").await?.success, false)?;
    same("the same again", lock("luke").await?.success, false)?;
    same(
        "of another",
        unlock(&world, "a/b ü", "vader").await?,
        UnlockStatus::LockBelongsToOthers,
    )?;
    same(
        "his own",
        unlock(&world, "a/b ü", "luke").await?,
        UnlockStatus::Success,
    )?;
    same(
        "nobody's",
        unlock(&world, "a/b ü", "luke").await?,
        UnlockStatus::LockDoesNotExist,
    )?;
    same("the next", lock("vader").await?.success, true)?;
    same(
        "his own",
        unlock(&world, "a/b ü", "vader").await?,
        UnlockStatus::Success,
    )
}

async fn expiry(world: World) -> Outcome {
    // Sent in whole seconds: half a second becomes one.
    let short = Duration::from_millis(500);
    let lock = |owner, expiry| world.dapr.try_lock_alpha1(STORE, "short", owner, expiry);
    unlock(&world, "short", "vader").await?;
    same("the first", lock("luke", short).await?.success, true)?;
    same("at once", lock("vader", LONG).await?.success, false)?;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    same("later", lock("vader", LONG).await?.success, true)?;
    same(
        "unlocking",
        unlock(&world, "short", "vader").await?,
        UnlockStatus::Success,
    )
}

async fn invalid_requests(world: World) -> Outcome {
    let dapr = &world.dapr;
    let code = || ErrorCode::LockStoreNotFound;
    let call = dapr.try_lock_alpha1("nope", "r", "o", LONG);
    fails_with("lock", call.await, 400, code())?;
    fails_with(
        "unlock",
        dapr.unlock_alpha1("nope", "r", "o").await,
        400,
        code(),
    )?;
    let malformed = || ErrorCode::MalformedRequest;
    let call = dapr.try_lock_alpha1(STORE, "r", "o", Duration::ZERO);
    fails_with("no time", call.await, 400, malformed())?;
    let call = dapr.try_lock_alpha1(STORE, "r", "", LONG);
    fails_with("no owner", call.await, 400, malformed())?;
    let call = dapr.unlock_alpha1(STORE, "", "o");
    fails_with("no resource", call.await, 400, malformed())?;
    let call = dapr.try_lock_alpha1(STORE, "a||b", "o", LONG);
    fails_with("a bad resource", call.await, 500, ErrorCode::TryLock)?;
    fails_with(
        "the same",
        dapr.unlock_alpha1(STORE, "a||b", "o").await,
        500,
        ErrorCode::Unlock,
    )?;
    Ok(())
}
