//! State: time to live, transactions and queries.

use std::time::{Duration, SystemTime};

use anyhow::{Context as _, ensure};
use dapr_client::state::{GetState, StateItem, StateKey, TransactionOperation};
use dapr_client::{DaprClient, ErrorCode, ErrorKind};

use super::check::{fails_as, fails_with, same};
use super::state::STORE;
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("state: a value expires, and its expiry is returned", expiry),
        Case::new(
            "state: a time to live for all items of a call",
            expiry_of_all,
        ),
        Case::new("state: a transaction", transaction),
        Case::new("state: a transaction that fails changes nothing", failing),
        Case::new("state: a query that the store does not support", query),
        Case::new("state: a large value and many keys", large),
        Case::new("state: invalid baggage", bad_baggage),
        Case::new("state: concurrent calls", concurrent),
    ]
}

async fn is_missing(dapr: &DaprClient, key: &str) -> anyhow::Result<bool> {
    let outcome = dapr.get_state(STORE, key).await?;
    Ok(matches!(outcome, GetState::Missing))
}

/// The remaining time to live of the key.
async fn rest(dapr: &DaprClient, key: &str) -> anyhow::Result<Duration> {
    let found = dapr.get_state(STORE, key).await?.found();
    let found = found.with_context(|| format!("{key} is missing"))?;
    let at = found.ttl_expire_time.context("no time of expiry")?;
    let text = found.metadata.get("ttlexpiretime");
    ensure!(text.is_some(), "the metadata is {:?}", found.metadata);
    Ok(at.duration_since(SystemTime::now())?)
}

async fn expiry(world: World) -> Outcome {
    let dapr = &world.dapr;
    let short = StateItem::new("short", 1).ttl(Duration::from_secs(1));
    let long = StateItem::new("long", 1).ttl(Duration::from_secs(100));
    dapr.save_state(STORE, [short, long]).await?;
    let left = rest(dapr, "long").await?;
    ensure!(
        left > Duration::from_secs(90) && left <= Duration::from_secs(101),
        "{left:?} are left of 100 s"
    );
    ensure!(
        !is_missing(dapr, "short").await?,
        "the value expired immediately"
    );
    tokio::time::sleep(Duration::from_millis(2200)).await;
    ensure!(is_missing(dapr, "short").await?, "the value did not expire");
    ensure!(
        !is_missing(dapr, "long").await?,
        "the value expired too early"
    );
    Ok(())
}

async fn expiry_of_all(world: World) -> Outcome {
    let item = StateItem::new("all expire", 1);
    let call = world.dapr.save_state(STORE, [item]);
    call.metadata("ttlInSeconds", "50").await?;
    let left = rest(&world.dapr, "all expire").await?;
    ensure!(
        left > Duration::from_secs(40) && left <= Duration::from_secs(51),
        "{left:?} are left of 50 s"
    );
    Ok(())
}

async fn transaction(world: World) -> Outcome {
    let dapr = &world.dapr;
    let (out, upserted) = ("transaction: out", "transaction: in");
    dapr.delete_state(STORE, upserted).await?;
    dapr.save_state(STORE, [StateItem::new(out, 1)]).await?;
    let operations = [
        TransactionOperation::upsert(StateItem::new(upserted, "new")),
        TransactionOperation::delete(StateKey::new(out)),
    ];
    dapr.execute_state_transaction(STORE, operations).await?;
    ensure!(is_missing(dapr, out).await?, "the value is not deleted");
    let value = dapr.get_state(STORE, upserted).await?.json::<String>()?;
    same("the value", value.as_deref(), Some("new"))
}

async fn failing(world: World) -> Outcome {
    let dapr = &world.dapr;
    let (existing, never) = ("transaction: kept", "transaction: never");
    dapr.delete_state(STORE, never).await?;
    dapr.save_state(STORE, [StateItem::new(existing, 1)])
        .await?;
    let operations = [
        TransactionOperation::upsert(StateItem::new(never, 1)),
        TransactionOperation::delete(StateKey::new(existing).etag("987654")),
    ];
    let result = dapr.execute_state_transaction(STORE, operations).await;
    fails_with("the call", result, 500, ErrorCode::StateTransaction)?;
    ensure!(
        is_missing(dapr, never).await?,
        "a part of the transaction was applied"
    );
    ensure!(
        !is_missing(dapr, existing).await?,
        "a part of the transaction was applied"
    );
    Ok(())
}

async fn query(world: World) -> Outcome {
    let filter = serde_json::json!({ "EQ": { "planet": "Hoth" } });
    let call = world.dapr.query_state_alpha1(STORE).filter(filter);
    fails_with(
        "the call",
        call.await,
        500,
        ErrorCode::StateStoreNotSupported,
    )?;
    Ok(())
}

async fn concurrent(world: World) -> Outcome {
    // Calls borrow nothing, so they can be spawned; each must receive its own response.
    let write = |n: u32| {
        let item = StateItem::new(format!("side {n}"), n);
        tokio::spawn(world.dapr.save_state(STORE, [item]))
    };
    for write in (0..20).map(write).collect::<Vec<_>>() {
        write.await??;
    }
    let read = |n: u32| tokio::spawn(world.dapr.get_state(STORE, format!("side {n}")));
    for (n, read) in (0..20).zip((0..20).map(read).collect::<Vec<_>>()) {
        let value = read.await??.json::<u32>()?;
        same("a value", value, Some(n))?;
    }
    Ok(())
}

async fn large(world: World) -> Outcome {
    let dapr = &world.dapr;
    let text = "grün \"\\ ".repeat(300_000);
    let item = StateItem::new("large", &text);
    dapr.save_state(STORE, [item]).await?;
    let value = dapr.get_state(STORE, "large").await?.json::<String>()?;
    ensure!(value.as_deref() == Some(&text), "the large value differs");
    dapr.delete_state(STORE, "large").await?;
    let items = (0..500).map(|n| StateItem::new(format!("many {n}"), n));
    dapr.save_state(STORE, items).await?;
    let keys = (0..500).map(|n| format!("many {n}"));
    let items = dapr.get_bulk_state(STORE, keys).await?;
    same("the number of items", items.len(), 500)
}

async fn bad_baggage(world: World) -> Outcome {
    let call = world.dapr.get_state(STORE, "k").baggage("no baggage");
    let error = fails_as("the call", call.await, ErrorKind::Dapr)?;
    same("the status", error.status().map(u16::from), Some(400))?;
    same("the code", error.error_code(), None)?;
    // For service invocation it is indistinguishable from a response of the application.
    let call = world.dapr.invoke_method(&world.app_id, "x");
    let reply = call.baggage("no baggage").await?;
    same("the status", reply.status().as_u16(), 400)
}
