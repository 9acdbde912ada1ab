//! Secrets.

use anyhow::{Context as _, ensure};
use dapr_client::ErrorCode;

use super::check::{answers, same};
use super::{Case, Outcome, World};

const STORE: &str = "local-store";
const NAME: &str = "DB_URL:MYSQL";
/// How the value begins in the file of the examples.
const START: &str = "mysql://";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("secrets: one", one),
        Case::new("secrets: all of a store", all),
        Case::new("secrets: one that does not exist", unknown),
        Case::new("secrets: a store that does not exist", unknown_store),
    ]
}

async fn one(world: World) -> Outcome {
    let outcome = world.dapr.get_secret(STORE, NAME).await?;
    let shown = format!("{outcome:?}");
    ensure!(!shown.contains(START), "Debug shows the value: {shown}");
    ensure!(
        shown.contains(NAME),
        "Debug does not show the name: {shown}"
    );
    let secret = outcome.found().context("it is missing")?;
    same("the number of entries", secret.len(), 1)?;
    let value = secret.get(NAME).context("it has another name")?;
    ensure!(value.expose().starts_with(START), "it is another value");
    Ok(())
}

async fn all(world: World) -> Outcome {
    let outcome = world.dapr.get_bulk_secret(STORE).await?;
    let shown = format!("{outcome:?}");
    ensure!(!shown.contains(START), "Debug shows the value: {shown}");
    let secrets = outcome.found().context("they are missing")?;
    let secret = secrets.get(NAME).context("it is missing")?;
    let value = secret.get(NAME).context("it has another name")?;
    ensure!(value.expose().starts_with(START), "it is another value");
    Ok(())
}

async fn unknown(world: World) -> Outcome {
    let result = world.dapr.get_secret(STORE, "no such secret").await;
    answers("it", result, 500, ErrorCode::SecretGet)?;
    Ok(())
}

async fn unknown_store(world: World) -> Outcome {
    let code = || ErrorCode::SecretStoreNotFound;
    answers("one", world.dapr.get_secret("nope", "k").await, 401, code())?;
    answers("all", world.dapr.get_bulk_secret("nope").await, 401, code())?;
    Ok(())
}
