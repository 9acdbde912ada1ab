//! Actors of the application: calls and state.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, ensure};
use dapr_client::actors::{ActorStateItem, ActorStateKey, ActorStateOperation, GetActorState};
use dapr_client::{DaprClient, ErrorCode, ErrorKind};
use serde_json::{Value, json};

use super::check::{contains, fails_as, fails_with, same};
use super::invoke::seen;
use super::{Case, Outcome, World};

pub(super) const TYPE: &str = "droid";

/// daprd formats larger numbers of actors as floating point.
const LARGE: u64 = (1 << 53) - 1;

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("actors: a call and its response", call),
        Case::new(
            "actors: ids and methods with special characters arrive unchanged",
            awkward,
        ),
        Case::new("actors: a type without a host", not_hosted),
        Case::new("actors: a method that fails", failing),
        Case::new(
            "actors: ids that cannot be sent are refused",
            invalid_requests,
        ),
        Case::new("actors: state is read as written", state),
        Case::new("actors: missing state", missing_state),
        Case::new("actors: a transaction with a time to live", transaction),
        Case::new("actors: a reserved type", reserved),
    ]
}

/// Calls an actor to activate it.
pub(super) async fn awaken(dapr: &DaprClient, id: &str) -> Outcome {
    seen(dapr.invoke_actor(TYPE, id, "awaken").await?).await?;
    Ok(())
}

async fn call(world: World) -> Outcome {
    let call = world.dapr.invoke_actor(TYPE, "r2d2", "repair");
    let call = call.query("part", "a b&c").header("x-rank", "ü");
    let seen = seen(call.json(&json!({ "n": 1 })).await?).await?;
    same("the method", &*seen.method, "PUT")?;
    same("the path", &*seen.path, "/actors/droid/r2d2/method/repair")?;
    same("the query", seen.query.as_deref(), Some("part=a%20b%26c"))?;
    same("the body", &*seen.body, r#"{"n":1}"#)?;
    same(
        "the header",
        super::world::values(&seen.headers, "x-rank"),
        ["ü"],
    )
}

async fn awkward(world: World) -> Outcome {
    for text in ["a b", "a+b", "ü", "🦀", "a|b", "a:b;c@d", "...", "\"x\""] {
        let reply = world.dapr.invoke_actor(TYPE, text, text).await?;
        let seen = seen(reply).await.context(text)?;
        let encoded = |part: Option<&str>| part.map(decoded);
        let parts: Vec<_> = seen.path.split('/').collect();
        same(
            "the id",
            encoded(parts.get(3).copied()).as_deref(),
            Some(text),
        )?;
        same(
            "the method",
            encoded(parts.get(5).copied()).as_deref(),
            Some(text),
        )?;
    }
    Ok(())
}

/// Decodes a path segment.
fn decoded(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = tail.get(..2).filter(|_| *first == b'%');
        let code = escaped.and_then(|two| std::str::from_utf8(two).ok());
        let byte = code.and_then(|two| u8::from_str_radix(two, 16).ok());
        rest = if byte.is_some() { &tail[2..] } else { tail };
        bytes.push(byte.unwrap_or(*first));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn not_hosted(world: World) -> Outcome {
    let call = world.dapr.invoke_actor("no such type", "id", "m");
    let call = call.timeout(Duration::from_secs(20));
    fails_with(
        "without a host",
        call.await,
        500,
        ErrorCode::ActorInvokeMethod,
    )?;
    Ok(())
}

async fn failing(world: World) -> Outcome {
    // Another status than 200 from the application is an error of the sidecar.
    let call = world.dapr.invoke_actor(TYPE, "r2d2", "fail");
    let error = fails_with("the call", call.await, 500, ErrorCode::ActorInvokeMethod)?;
    contains(error.message().unwrap_or_default(), &["418"])?;
    // Unless the application marks it as a response.
    let call = world.dapr.invoke_actor(TYPE, "r2d2", "error");
    let reply = call.await?;
    same("the status", reply.status().as_u16(), 200)?;
    let header = reply.header("x-daprerrorresponseheader");
    same("the header", header, Some("true"))?;
    same("the body", reply.text().await?, "no oil")
}

async fn invalid_requests(world: World) -> Outcome {
    let dapr = &world.dapr;
    for (kind, id, method) in [("%", "i", "m"), ("t", "%41", "m"), ("t", "i", "100%")] {
        let result = dapr.invoke_actor(kind, id, method).await;
        fails_as("calling", result, ErrorKind::InvalidArgument)?;
    }
    let result = dapr.get_actor_state(TYPE, "100%", "k").await;
    fails_as("reading", result, ErrorKind::InvalidArgument)?;
    let result = dapr.register_actor_timer(TYPE, "id", "%").await;
    fails_as("a timer", result, ErrorKind::InvalidArgument)?;
    Ok(())
}

async fn state(world: World) -> Outcome {
    let (dapr, id) = (&world.dapr, "typed");
    awaken(dapr, id).await?;
    let value = json!({ "planet": "Tatooine", "suns": [2, 0.5, null], "ü": "\"" });
    let operations = [
        ActorStateOperation::upsert(ActorStateItem::new("location", &value)),
        ActorStateOperation::upsert(ActorStateItem::new("a/b %?ü", LARGE)),
        ActorStateOperation::upsert(ActorStateItem::new("nothing", ())),
    ];
    dapr.execute_actor_state_transaction(TYPE, id, operations)
        .await?;
    let found = dapr.get_actor_state(TYPE, id, "location").await?.found();
    let found = found.context("the value is missing")?;
    same("the value", found.json::<Value>()?, value)?;
    same("the expiry", found.ttl_expire_time, None)?;
    same("the metadata", found.metadata, BTreeMap::new())?;
    let number = dapr.get_actor_state(TYPE, id, "a/b %?ü").await?;
    same("the number", number.json()?, Some(LARGE))?;
    let null = dapr.get_actor_state(TYPE, id, "nothing").await?.found();
    same(
        "the null",
        null.context("the value is missing")?.text()?,
        "null",
    )?;
    // Another actor has its own state.
    awaken(dapr, "typed too").await?;
    let other = dapr.get_actor_state(TYPE, "typed too", "location").await?;
    ensure!(
        matches!(other, GetActorState::Missing),
        "the value is {other:?}"
    );
    Ok(())
}

async fn missing_state(world: World) -> Outcome {
    let (dapr, id) = (&world.dapr, "missing");
    awaken(dapr, id).await?;
    let outcome = dapr.get_actor_state(TYPE, id, "never written").await?;
    ensure!(
        matches!(outcome, GetActorState::Missing),
        "the outcome is {outcome:?}"
    );
    same("the value", outcome.json::<Value>()?, None)?;
    let asleep = dapr.get_actor_state(TYPE, "never called", "k").await;
    // The state can be read without activating the actor.
    ensure!(
        matches!(asleep, Ok(GetActorState::Missing)),
        "the outcome is {asleep:?}"
    );
    Ok(())
}

async fn transaction(world: World) -> Outcome {
    let (dapr, id) = (&world.dapr, "transaction");
    awaken(dapr, id).await?;
    let write = |operations: Vec<_>| dapr.execute_actor_state_transaction(TYPE, id, operations);
    let item = |key, value| ActorStateOperation::upsert(ActorStateItem::new(key, value));
    write(vec![item("out", 1), item("kept", 2)]).await?;
    let short = ActorStateItem::new("short", 3).ttl(Duration::from_secs(100));
    let delete = ActorStateOperation::delete(ActorStateKey::new("out"));
    write(vec![
        delete,
        ActorStateOperation::upsert(short),
        item("kept", 4),
    ])
    .await?;
    let out = dapr.get_actor_state(TYPE, id, "out").await?;
    ensure!(
        matches!(out, GetActorState::Missing),
        "the deleted value is {out:?}"
    );
    let retained = dapr.get_actor_state(TYPE, id, "kept").await?;
    same("the value", retained.json()?, Some(4))?;
    let short = dapr.get_actor_state(TYPE, id, "short").await?.found();
    let short = short.context("the value is missing")?;
    same("the value", short.json::<u32>()?, 3)?;
    let end = short.ttl_expire_time.context("no time of expiry")?;
    let left = end.duration_since(SystemTime::now())?;
    let range = Duration::from_secs(80)..Duration::from_secs(102);
    ensure!(range.contains(&left), "{left:?} are left of 100 s");
    Ok(())
}

async fn reserved(world: World) -> Outcome {
    let (dapr, kind) = (&world.dapr, "dapr.internal.x");
    let code = || ErrorCode::ActorTypeReserved;
    fails_with(
        "get",
        dapr.get_actor_state(kind, "i", "k").await,
        403,
        code(),
    )?;
    let call = dapr.execute_actor_state_transaction(kind, "i", []);
    fails_with("write", call.await, 403, code())?;
    let call = dapr.register_actor_timer(kind, "i", "t");
    fails_with(
        "timer",
        call.due_time(Duration::from_secs(1)).await,
        403,
        code(),
    )?;
    let call = dapr.register_actor_reminder(kind, "i", "r");
    fails_with(
        "reminder",
        call.due_time(Duration::from_secs(1)).await,
        403,
        code(),
    )?;
    fails_with(
        "end",
        dapr.unregister_actor_timer(kind, "i", "t").await,
        403,
        code(),
    )?;
    Ok(())
}
