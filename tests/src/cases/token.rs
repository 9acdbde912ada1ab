//! The API token: sent with each request, and never displayed.

use std::time::Duration;

use anyhow::ensure;
use dapr_client::state::StateItem;
use dapr_client::{Config, DaprClient, Error, ErrorKind};

use super::check::{contains, fails_as, same};
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("token: the correct token is accepted", accepted_token),
        Case::new("token: a missing or wrong token", rejected_tokens),
        Case::new("token: the token header", header),
        Case::new("token: the token is never displayed", not_displayed),
    ]
}

async fn accepted_token(world: World) -> Outcome {
    let config = Config::default().port(world.guarded);
    let dapr = DaprClient::new(config.api_token(&world.token))?;
    dapr.wait_for_sidecar(Duration::from_secs(10)).await?;
    dapr.save_state("starwars", [StateItem::new("token", 1)])
        .await?;
    let value = dapr.get_state("starwars", "token").await?.json()?;
    same("the value", value, Some(1))
}

async fn rejected_tokens(world: World) -> Outcome {
    let config = || Config::default().port(world.guarded);
    for config in [config(), config().api_token("not the token")] {
        let dapr = DaprClient::new(config)?;
        dapr.check_outbound_health().await?;
        refused("get_state", dapr.get_state("starwars", "k").await)?;
        let call = dapr.save_state("starwars", [StateItem::new("k", 1)]);
        refused("save_state", call.await)?;
        refused("delete_state", dapr.delete_state("starwars", "k").await)?;
        let call = dapr.get_bulk_state("starwars", ["k"]);
        refused("get_bulk_state", call.await)?;
        let call = dapr.execute_state_transaction("starwars", []);
        refused("execute_state_transaction", call.await)?;
        let call = dapr.query_state_alpha1("starwars");
        refused("query_state_alpha1", call.await)?;
        let call = dapr.invoke_method(&world.app_id, "x");
        refused("invoke_method", call.await)?;
        refused("get_secret", dapr.get_secret("local-store", "k").await)?;
        let call = dapr.get_bulk_secret("local-store");
        refused("get_bulk_secret", call.await)?;
    }
    Ok(())
}

fn refused<T: std::fmt::Debug>(what: &str, result: Result<T, Error>) -> Outcome {
    let error = fails_as(what, result, ErrorKind::Dapr)?;
    let status = error.status().map(u16::from);
    same("the status", status, Some(401))?;
    same("the code", error.error_code(), None)?;
    same("the message", error.message(), Some("invalid api token"))?;
    contains(&error.to_string(), &[what, "401", "DAPR_API_TOKEN"])
}

async fn header(world: World) -> Outcome {
    let name = "token-header";
    let config = world.recorder_config().api_token("s3cret");
    let dapr = DaprClient::new(config)?;
    dapr.get_state(name, "k").await?;
    dapr.save_state(name, [StateItem::new("k", 1)]).await?;
    dapr.invoke_method(name, "x").await?;
    world.recorder()?.get_state(name, "without").await?;
    let requests = world.recorded(name).await?;
    let tokens: Vec<_> = requests
        .iter()
        .map(|r| r.header("dapr-api-token"))
        .collect();
    same(
        "the tokens",
        tokens,
        [&["s3cret"][..], &["s3cret"], &["s3cret"], &[]],
    )
}

async fn not_displayed(world: World) -> Outcome {
    const TOKEN: &str = "geheim-1234";
    let config = |port: u16| Config::default().port(port).api_token(TOKEN);
    let mut shown = vec![format!("{:?}", config(1))];
    for (config, store) in [
        (config(world.closed), "s"),
        (config(world.guarded), "s"),
        (world.recorder_config().api_token(TOKEN), "html"),
        (world.recorder_config().api_token(TOKEN), "cut-head"),
    ] {
        let dapr = DaprClient::new(config)?;
        let call = dapr.get_state(store, "k");
        shown.push(format!("{dapr:?} {call:?}"));
        let Err(error) = call.await else { continue };
        shown.push(format!("{error} {error:?} {error:#?}"));
        shown.push(format!("{:?}", anyhow::Error::from(error)));
    }
    ensure!(shown.len() == 13, "some calls did not fail: {shown:?}");
    for text in shown {
        ensure!(!text.contains(TOKEN), "the token is shown: {text}");
    }
    Ok(())
}
