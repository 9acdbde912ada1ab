//! Keys and values arrive unchanged, or the call is rejected.

use anyhow::Context as _;
use dapr_client::state::{GetState, StateItem};
use dapr_client::{ErrorCode, ErrorKind};

use super::check::{contains, fails_as, fails_with, same};
use super::state::STORE;
use super::{Case, Outcome, World};

/// Strings that break if any component decodes, splits, trims or escapes once too often.
pub(super) const AWKWARD: &[&str] = &[
    "a/b",
    "/",
    "a//b/",
    "a+b",
    "100%",
    "%41",
    "%2F",
    "%zz",
    "a?b=c",
    "a#b",
    "a b",
    " outer blanks ",
    "ü",
    "e\u{301}",
    "🦀",
    "日本",
    "a|b",
    "\"quoted\"",
    "'single'",
    "back\\slash",
    "line\nfeed",
    "\r\n",
    "tab\t",
    "\u{85}\u{2028}\u{feff}",
    "\0",
    "<&>",
    "a&b=c;d,e:@",
    "...",
    ".hidden",
    "~!*()[]{}^`$",
    "bulk",
    "transaction",
];

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("keys: keys with special characters are read", exact),
        Case::new(
            "keys: keys with special characters are read in bulk",
            exact_in_bulk,
        ),
        Case::new("keys: keys with special characters are deleted", deleted),
        Case::new("keys: the sidecar refuses `||`", separator),
        Case::new("keys: long keys are stored, or fail with a message", long),
        Case::new(
            "keys: keys that a path cannot contain are not sent",
            invalid_requests,
        ),
    ]
}

async fn write(world: &World) -> Outcome {
    let items = AWKWARD.iter().map(|key| StateItem::new(*key, key));
    Ok(world.dapr.save_state(STORE, items).await?)
}

async fn exact(world: World) -> Outcome {
    write(&world).await?;
    for key in AWKWARD {
        let outcome = world.dapr.get_state(STORE, key).await;
        let outcome = outcome.with_context(|| format!("read {key:?}"))?;
        let value = outcome.json::<String>()?;
        same(
            &format!("the value of {key:?}"),
            value.as_deref(),
            Some(*key),
        )?;
    }
    Ok(())
}

async fn exact_in_bulk(world: World) -> Outcome {
    write(&world).await?;
    let items = world.dapr.get_bulk_state(STORE, AWKWARD.to_vec()).await?;
    same("the number of items", items.len(), AWKWARD.len())?;
    for key in AWKWARD {
        let item = items.iter().find(|item| item.key == *key);
        let item = item.with_context(|| format!("{key:?} is missing"))?;
        let value = item.json::<String>()?;
        same(
            &format!("the value of {key:?}"),
            value.as_deref(),
            Some(*key),
        )?;
    }
    Ok(())
}

async fn deleted(world: World) -> Outcome {
    write(&world).await?;
    for key in AWKWARD {
        world.dapr.delete_state(STORE, key).await?;
        let outcome = world.dapr.get_state(STORE, key).await?;
        let gone = matches!(outcome, GetState::Missing);
        same(&format!("{key:?} is deleted"), gone, true)?;
    }
    Ok(())
}

async fn separator(world: World) -> Outcome {
    let dapr = &world.dapr;
    let code = || ErrorCode::MalformedRequest;
    for key in ["||", "a||b", "a|||b"] {
        fails_with("reading", dapr.get_state(STORE, key).await, 400, code())?;
        fails_with("deleting", dapr.delete_state(STORE, key).await, 400, code())?;
        let call = dapr.save_state(STORE, [StateItem::new(key, 1)]);
        fails_with("saving", call.await, 400, code())?;
    }
    Ok(())
}

async fn long(world: World) -> Outcome {
    let dapr = &world.dapr;
    let key = "k".repeat(2000);
    let item = StateItem::new(&key, "long");
    dapr.save_state(STORE, [item]).await?;
    let value = dapr.get_state(STORE, &key).await?.json::<String>()?;
    same("the value", value.as_deref(), Some("long"))?;
    // Exceeds daprd's limit of a request head, and that of the client.
    let result = dapr.get_state(STORE, "k".repeat(50_000)).await;
    let error = fails_as("the long one", result, ErrorKind::Unexpected)?;
    same("the status", error.status().map(u16::from), Some(431))?;
    let result = dapr.get_state(STORE, "ü".repeat(50_000)).await;
    let error = fails_as("the longest", result, ErrorKind::InvalidArgument)?;
    let text = error.to_string();
    same("the text is short", text.len() < 500, true)
}

async fn invalid_requests(world: World) -> Outcome {
    let dapr = world.recorder()?;
    let before = world.count().await?;
    for bad in ["", ".", ".."] {
        let error = fails_as(
            "reading",
            dapr.get_state("refused", bad).await,
            ErrorKind::InvalidArgument,
        )?;
        contains(&error.to_string(), &["get_state was not sent", "`key`"])?;
        let call = dapr.delete_state("refused", bad);
        fails_as("deleting", call.await, ErrorKind::InvalidArgument)?;
        let call = dapr.get_secret("refused", bad);
        fails_as("a secret", call.await, ErrorKind::InvalidArgument)?;
        let error = fails_as(
            "a store",
            dapr.get_state(bad, "key").await,
            ErrorKind::InvalidArgument,
        )?;
        contains(&error.to_string(), &["`storeName`"])?;
        let call = dapr.save_state(bad, [StateItem::new("key", 1)]);
        fails_as("a store", call.await, ErrorKind::InvalidArgument)?;
    }
    let call = dapr.get_state("refused", "key").metadata("", "value");
    fails_as("metadata", call.await, ErrorKind::InvalidArgument)?;
    same("the requests that were sent", world.count().await?, before)
}
