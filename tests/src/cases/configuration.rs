//! Configuration in Redis: reads and change notifications.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use dapr_client::configuration::GetConfiguration;
use dapr_client::{ErrorCode, ErrorKind};
use serde_json::Value;

use super::check::{contains, fails_as, fails_with, same};
use super::inbox::Inbox;
use super::{Case, Outcome, World};

const STORE: &str = "settings";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("configuration: values and versions", values),
        Case::new("configuration: missing keys", missing),
        Case::new(
            "configuration: changes are delivered until unsubscribed",
            changes,
        ),
        Case::new(
            "configuration: a subscription that does not exist",
            unsubscribed,
        ),
        Case::new("configuration: a store that does not exist", unknown_store),
    ]
}

/// Sends a command to Redis.
async fn redis(world: &World, command: &str) -> Outcome {
    let call = world.dapr.invoke_method(&world.app_id, "redis");
    let response = call.text(command).await?.text().await?;
    ensure!(
        !response.starts_with('-'),
        "Redis responded {response} to {command}"
    );
    Ok(())
}

async fn values(world: World) -> Outcome {
    redis(&world, "SET hyperdrive on||7").await?;
    redis(&world, "SET \"a/b c?&%\" grün").await?;
    let call = world
        .dapr
        .get_configuration(STORE)
        .keys(["hyperdrive", "a/b c?&%"]);
    let items = call.await?.found().context("nothing is found")?;
    same("the number of items", items.len(), 2)?;
    let drive = items.get("hyperdrive").context("the value is missing")?;
    same("the value", drive.value.as_deref(), Some("on"))?;
    same("the version", drive.version.as_deref(), Some("7"))?;
    let awkward = items.get("a/b c?&%").context("the value is missing")?;
    same("the value", awkward.value.as_deref(), Some("grün"))?;
    let all = world.dapr.get_configuration(STORE).await?.found();
    let all = all.context("nothing is found")?;
    ensure!(all.contains_key("hyperdrive"), "all items are {all:?}");
    Ok(())
}

async fn missing(world: World) -> Outcome {
    let outcome = world
        .dapr
        .get_configuration(STORE)
        .keys(["never set"])
        .await?;
    ensure!(
        matches!(outcome, GetConfiguration::Empty),
        "the outcome is {outcome:?}"
    );
    Ok(())
}

async fn changes(world: World) -> Outcome {
    let path = format!("/configuration/{STORE}/shields");
    let inbox = Inbox::open(&world, &path).await?;
    let call = world.dapr.subscribe_configuration(STORE).keys(["shields"]);
    let subscription = call.await?;
    ensure!(!subscription.id.is_empty(), "it has no id");
    // daprd subscribes in Redis only after its response, so the first changes may be lost.
    for _ in 0..50 {
        redis(&world, "SET shields up||2").await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
        if !inbox.now().await?.is_empty() {
            break;
        }
    }
    let update: Value = inbox.json().await?;
    same("the id", update["id"].as_str(), Some(&*subscription.id))?;
    let item = &update["items"]["shields"];
    same("the value", item["value"].as_str(), Some("up"))?;
    same("the version", item["version"].as_str(), Some("2"))?;
    let call = world
        .dapr
        .unsubscribe_configuration(STORE, &subscription.id);
    same("ok", call.await?.ok, Some(true))?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let before = inbox.now().await?.len();
    redis(&world, "SET shields down||3").await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    same("the changes after that", inbox.now().await?.len(), before)
}

async fn unsubscribed(world: World) -> Outcome {
    let call = world.dapr.unsubscribe_configuration(STORE, "no such id");
    // The error has a message and no code.
    let error = fails_as("the call", call.await, ErrorKind::Dapr)?;
    same("the status", error.status().map(u16::from), Some(500))?;
    same("the code", error.error_code(), None)?;
    let message = error.message().unwrap_or_default();
    contains(message, &["subscription", "no such id"])
}

async fn unknown_store(world: World) -> Outcome {
    let dapr = &world.dapr;
    let code = || ErrorCode::ConfigurationStoreNotFound;
    fails_with("get", dapr.get_configuration("nope").await, 400, code())?;
    let call = dapr.subscribe_configuration("nope");
    fails_with("subscribe", call.await, 400, code())?;
    let call = dapr.unsubscribe_configuration("nope", "id");
    fails_with("unsubscribe", call.await, 400, code())?;
    let call = dapr.get_configuration("");
    fails_as("no name", call.await, ErrorKind::InvalidArgument)?;
    Ok(())
}
