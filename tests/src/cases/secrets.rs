//! Secrets.

use anyhow::{Context as _, ensure};
use dapr_client::{ErrorCode, ErrorKind};

use super::check::{fails_as, fails_with, same};
use super::{Case, Outcome, World};

const STORE: &str = "local-store";
const NAME: &str = "DB_URL:MYSQL";
/// The prefix of the values in `components/files/secrets.json`.
const START: &str = "mysql://";
/// Another secret in that file.
const AWKWARD: &str = "a/b+c %41?d#ü";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("secrets: one", one),
        Case::new(
            "secrets: a secret with special characters in its name",
            awkward,
        ),
        Case::new("secrets: all secrets of a store", all),
        Case::new("secrets: a name that would select all secrets", bulk),
        Case::new("secrets: a secret that does not exist", unknown),
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
    let secret = outcome.found().context("the value is missing")?;
    same("the number of entries", secret.len(), 1)?;
    let value = secret.get(NAME).context("the name differs")?;
    ensure!(value.expose().starts_with(START), "the value differs");
    Ok(())
}

async fn awkward(world: World) -> Outcome {
    let outcome = world.dapr.get_secret(STORE, AWKWARD).await?;
    let value = outcome
        .value()
        .context("the secret is missing, or not the only one")?;
    same("the value", value.expose(), "mysql://awkward")
}

async fn bulk(world: World) -> Outcome {
    let result = world.dapr.get_secret(STORE, "bulk").await;
    fails_as("the call", result, ErrorKind::InvalidArgument)?;
    Ok(())
}

async fn all(world: World) -> Outcome {
    let outcome = world.dapr.get_bulk_secret(STORE).await?;
    let shown = format!("{outcome:?}");
    ensure!(!shown.contains(START), "Debug shows the value: {shown}");
    let secrets = outcome.found().context("the values are missing")?;
    same("the number of secrets", secrets.len(), 2)?;
    let secret = secrets.get(NAME).context("the value is missing")?;
    let value = secret.get(NAME).context("the name differs")?;
    ensure!(value.expose().starts_with(START), "the value differs");
    Ok(())
}

async fn unknown(world: World) -> Outcome {
    let result = world.dapr.get_secret(STORE, "no such secret").await;
    fails_with("the call", result, 500, ErrorCode::SecretGet)?;
    Ok(())
}

async fn unknown_store(world: World) -> Outcome {
    let code = || ErrorCode::SecretStoreNotFound;
    fails_with("one", world.dapr.get_secret("nope", "k").await, 401, code())?;
    fails_with("all", world.dapr.get_bulk_secret("nope").await, 401, code())?;
    Ok(())
}
