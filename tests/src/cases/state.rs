//! State: write, read and delete.

use std::collections::BTreeMap;

use anyhow::{Context as _, ensure};
use dapr_client::state::{Consistency, GetState, StateItem, TransactionOperation};
use dapr_client::{ErrorCode, ErrorKind, Json};
use serde::{Deserialize, Serialize};

use super::check::{fails_as, fails_with, same};
use super::{Case, Outcome, World};

pub(super) const STORE: &str = "starwars";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("state: a typed value is read as written", typed),
        Case::new("state: raw JSON is read as written", raw),
        Case::new("state: a missing key", missing),
        Case::new("state: deleting", deleting),
        Case::new("state: bulk reads", bulk),
        Case::new("state: a store that does not exist", unknown_store),
        Case::new("state: a value of another type is an error", other_type),
        Case::new("state: a value that is not JSON is not sent", no_json),
    ]
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Weapon {
    name: String,
    lengths: Vec<f64>,
    owner: Option<String>,
}

fn lightsaber() -> Weapon {
    Weapon {
        name: "lightsaber \"grün\"\n".into(),
        lengths: vec![0.5, 1.25],
        owner: None,
    }
}

async fn typed(world: World) -> Outcome {
    let item = StateItem::new("typed", lightsaber());
    world.dapr.save_state(STORE, [item]).await?;
    let call = world.dapr.get_state(STORE, "typed");
    let outcome = call.consistency(Consistency::Strong).await?;
    same("the value", outcome.json()?, Some(lightsaber()))?;
    let found = outcome.found().context("the value is missing")?;
    same("the value", found.json::<Weapon>()?, lightsaber())?;
    ensure!(found.etag.is_some(), "there is no ETag");
    same("the expiry", found.ttl_expire_time, None)?;
    same("the metadata", found.metadata, BTreeMap::new())
}

async fn raw(world: World) -> Outcome {
    let texts = [
        "null",
        "7",
        "-0.5",
        "true",
        r#""text""#,
        "[]",
        r#"{"a":[1,{}]}"#,
    ];
    for text in texts {
        let item = StateItem::new("raw", Json::from_text(text)?);
        world.dapr.save_state(STORE, [item]).await?;
        let found = world.dapr.get_state(STORE, "raw").await?.found();
        let found = found.with_context(|| format!("{text} is missing"))?;
        same("the text", found.text()?, text)?;
        same("the bytes", &found.body.bytes()[..], text.as_bytes())?;
    }
    Ok(())
}

async fn missing(world: World) -> Outcome {
    let outcome = world.dapr.get_state(STORE, "never written").await?;
    ensure!(
        matches!(outcome, GetState::Missing),
        "the outcome is {outcome:?}"
    );
    same("the value", outcome.json::<Weapon>()?, None)?;
    ensure!(outcome.found().is_none(), "the value exists");
    Ok(())
}

async fn deleting(world: World) -> Outcome {
    let item = StateItem::new("deleted", 1);
    world.dapr.save_state(STORE, [item]).await?;
    world.dapr.delete_state(STORE, "deleted").await?;
    let outcome = world.dapr.get_state(STORE, "deleted").await?;
    ensure!(
        matches!(outcome, GetState::Missing),
        "the outcome is {outcome:?}"
    );
    // Deleting a missing key is not an error.
    Ok(world.dapr.delete_state(STORE, "deleted").await?)
}

async fn bulk(world: World) -> Outcome {
    let items = [1, 2, 3].map(|n| StateItem::new(format!("bulk {n}"), n));
    world.dapr.save_state(STORE, items).await?;
    let keys = ["bulk 1", "bulk 2", "bulk 3", "never written"];
    let call = world.dapr.get_bulk_state(STORE, keys).parallelism(2);
    let items = call.await?;
    same("the number of items", items.len(), 4)?;
    for (index, key) in keys.into_iter().enumerate() {
        let item = items.iter().find(|item| item.key == key);
        let item = item.with_context(|| format!("{key} is missing"))?;
        let value = item.json::<usize>()?;
        same(key, value, (index < 3).then_some(index + 1))?;
        same("the ETag is there", item.etag.is_some(), index < 3)?;
        same("the error", item.error.as_deref(), None)?;
    }
    let none: [&str; 0] = [];
    same("no keys", world.dapr.get_bulk_state(STORE, none).await?, [])
}

async fn unknown_store(world: World) -> Outcome {
    let code = || ErrorCode::StateStoreNotFound;
    let dapr = &world.dapr;
    let item = || StateItem::new("k", 1);
    let error = fails_with("get", dapr.get_state("nope", "k").await, 400, code())?;
    same("the operation", error.operation(), Some("get_state"))?;
    let message = error.message().unwrap_or_default();
    ensure!(message.contains("nope"), "the message is {message:?}");
    fails_with("save", dapr.save_state("nope", [item()]).await, 400, code())?;
    fails_with("delete", dapr.delete_state("nope", "k").await, 400, code())?;
    fails_with(
        "bulk",
        dapr.get_bulk_state("nope", ["k"]).await,
        400,
        code(),
    )?;
    let operations = [TransactionOperation::upsert(item())];
    let call = dapr.execute_state_transaction("nope", operations);
    fails_with("transaction", call.await, 400, code())?;
    let call = dapr.query_state_alpha1("nope");
    fails_with("query", call.await, 400, code())?;
    Ok(())
}

async fn other_type(world: World) -> Outcome {
    let item = StateItem::new("other type", "text");
    world.dapr.save_state(STORE, [item]).await?;
    let outcome = world.dapr.get_state(STORE, "other type").await?;
    let error = fails_as("reading", outcome.json::<Weapon>(), ErrorKind::Decode)?;
    same("the operation", error.operation(), Some("get_state"))?;
    fails_as("reading", outcome.json::<u64>(), ErrorKind::Decode)?;
    let call = world.recorder()?.get_state("not-json", "k");
    let outcome = call.await?;
    fails_as("reading", outcome.json::<String>(), ErrorKind::Decode)?;
    let call = world.recorder()?.get_bulk_state("html-bulk", ["k"]);
    fails_as("reading", call.await, ErrorKind::Unexpected)?;
    Ok(())
}

async fn no_json(world: World) -> Outcome {
    // JSON object keys cannot be arrays.
    let map = BTreeMap::from([(vec![1], 2)]);
    let item = StateItem::new("no JSON", map);
    let result = world.dapr.save_state(STORE, [item]).await;
    fails_as("saving", result, ErrorKind::InvalidArgument)?;
    Ok(())
}
