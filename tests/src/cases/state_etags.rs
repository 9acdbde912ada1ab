//! State: ETags and concurrency.

use anyhow::{Context as _, ensure};
use dapr_client::state::{Concurrency, GetState, StateItem, StateOptions};
use dapr_client::{DaprClient, ErrorCode};

use super::check::{fails_with, same};
use super::state::STORE;
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("state: a write with an old ETag is a conflict", old_write),
        Case::new("state: a delete with an old ETag is a conflict", old_delete),
        Case::new("state: first-write concurrency", first_write),
    ]
}

/// Writes 1 and returns the ETag.
async fn written(dapr: &DaprClient, key: &str) -> anyhow::Result<String> {
    dapr.save_state(STORE, [StateItem::new(key, 1)]).await?;
    etag(dapr, key).await
}

async fn etag(dapr: &DaprClient, key: &str) -> anyhow::Result<String> {
    let found = dapr.get_state(STORE, key).await?.found();
    found.and_then(|found| found.etag).context("no ETag")
}

async fn value(dapr: &DaprClient, key: &str) -> anyhow::Result<Option<u32>> {
    Ok(dapr.get_state(STORE, key).await?.json()?)
}

async fn old_write(world: World) -> Outcome {
    let (dapr, key) = (&world.dapr, "old write");
    let first = written(dapr, key).await?;
    let item = StateItem::new(key, 2).etag(&first);
    dapr.save_state(STORE, [item]).await?;
    let second = etag(dapr, key).await?;
    ensure!(first != second, "the ETag stays {first}");
    let item = StateItem::new(key, 3).etag(&first);
    let result = dapr.save_state(STORE, [item]).await;
    fails_with("the write", result, 409, ErrorCode::StateSave)?;
    same("the value", value(dapr, key).await?, Some(2))
}

async fn old_delete(world: World) -> Outcome {
    let (dapr, key) = (&world.dapr, "old delete");
    let first = written(dapr, key).await?;
    dapr.save_state(STORE, [StateItem::new(key, 2)]).await?;
    let result = dapr.delete_state(STORE, key).if_match(&first).await;
    fails_with("the delete", result, 409, ErrorCode::StateDelete)?;
    same("the value", value(dapr, key).await?, Some(2))?;
    let found = dapr.get_state(STORE, key).await?.found();
    let found = found.context("the value is missing")?;
    dapr.delete_state(STORE, key).if_match(found.etag).await?;
    // Without an ETag there is no condition.
    dapr.delete_state(STORE, key).if_match(None::<&str>).await?;
    let outcome = dapr.get_state(STORE, key).await?;
    ensure!(
        matches!(outcome, GetState::Missing),
        "the outcome is {outcome:?}"
    );
    Ok(())
}

async fn first_write(world: World) -> Outcome {
    let (dapr, key) = (&world.dapr, "first write");
    dapr.delete_state(STORE, key).await?;
    let options = StateOptions::new().concurrency(Concurrency::FirstWrite);
    let item = |n: u32| StateItem::new(key, n).options(options.clone());
    dapr.save_state(STORE, [item(1)]).await?;
    let result = dapr.save_state(STORE, [item(2)]).await;
    fails_with("the second write", result, 409, ErrorCode::StateSave)?;
    same("the value", value(dapr, key).await?, Some(1))?;
    let item = item(3).etag(etag(dapr, key).await?);
    dapr.save_state(STORE, [item]).await?;
    same("the value", value(dapr, key).await?, Some(3))
}
