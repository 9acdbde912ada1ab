//! Output bindings: files, and HTTP that bypasses daprd.

use anyhow::{Context as _, ensure};
use dapr_client::ErrorCode;
use dapr_client::bindings::InvokeBinding;
use serde_json::{Value, json};

use super::check::{contains, fails_with, same};
use super::invoke::Seen;
use super::{Case, Outcome, World};

const FILES: &str = "archive";
const HTTP: &str = "outer-rim";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new(
            "bindings: a file is created, read, listed and deleted",
            files,
        ),
        Case::new("bindings: a file that does not exist", no_file),
        Case::new("bindings: an HTTP request", http),
        Case::new(
            "bindings: an HTTP response with an error status",
            http_failure,
        ),
        Case::new(
            "bindings: a binding or operation that does not exist",
            unknown,
        ),
    ]
}

async fn files(world: World) -> Outcome {
    let call = |operation: &str| world.dapr.invoke_binding(FILES, operation);
    let named = |operation: &str| call(operation).metadata("fileName", "plans.txt");
    let made = named("create").data("grün \"plans\"!").await?;
    let made: Option<Value> = made.json()?;
    let made = made.context("creating the file returned no response")?;
    let name = made["fileName"].as_str().unwrap_or_default();
    ensure!(name.ends_with("plans.txt"), "the file name is {name:?}");
    let read = named("get")
        .await?
        .returned()
        .context("reading the file returned no response")?;
    same("the text", read.text()?, "grün \"plans\"!")?;
    let listed = call("list").await?.json::<Vec<String>>()?;
    let listed = listed.context("listing the files returned no response")?;
    same(
        "the files",
        listed.iter().filter(|f| f.ends_with("plans.txt")).count(),
        1,
    )?;
    let done = named("delete").await?;
    ensure!(
        matches!(done, InvokeBinding::Empty),
        "deleting returned {done:?}"
    );
    // Returns `null` if there are none.
    let listed = call("list").await?.json::<Option<Vec<String>>>()?;
    same("the files", listed.flatten().unwrap_or_default().len(), 0)
}

async fn no_file(world: World) -> Outcome {
    let call = world
        .dapr
        .invoke_binding(FILES, "get")
        .metadata("fileName", "never");
    fails_with("the call", call.await, 500, ErrorCode::InvokeOutputBinding)?;
    Ok(())
}

async fn http(world: World) -> Outcome {
    let call = world
        .dapr
        .invoke_binding(HTTP, "post")
        .data(json!({ "a": "ü" }));
    let call = call
        .metadata("path", "/holo/net")
        .metadata("X-Rank", "general");
    let returned = call.await?.returned().context("there is no response")?;
    let of = |name: &str| returned.metadata.get(name).map(String::as_str);
    same("the status", of("statuscode"), Some("200"))?;
    let seen: Seen = returned.json()?;
    same("the method", &*seen.method, "POST")?;
    same("the body", &*seen.body, r#"{"a":"ü"}"#)?;
    let rank = seen.headers.iter().find(|(name, _)| name == "x-rank");
    same(
        "the header",
        rank.map(|(_, value)| &**value),
        Some("general"),
    )
}

async fn http_failure(world: World) -> Outcome {
    let call = || {
        world
            .dapr
            .invoke_binding(HTTP, "get")
            .metadata("path", "/status/418")
    };
    let error = fails_with(
        "the call",
        call().await,
        500,
        ErrorCode::InvokeOutputBinding,
    )?;
    contains(error.message().unwrap_or_default(), &["418"])?;
    let returned = call().metadata("errorIfNot2XX", "false").await?.returned();
    let returned = returned.context("there is no response")?;
    let status = returned.metadata.get("statuscode").map(String::as_str);
    same("the status", status, Some("418"))?;
    same("the body", returned.text()?, "the body of 418")
}

async fn unknown(world: World) -> Outcome {
    for (binding, operation) in [("nope", "get"), (FILES, "nope"), (HTTP, "")] {
        let call = world.dapr.invoke_binding(binding, operation);
        fails_with("the call", call.await, 500, ErrorCode::InvokeOutputBinding)?;
    }
    Ok(())
}
