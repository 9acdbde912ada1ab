//! Connections: few, kept, and replaced when they are lost.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use dapr_client::state::StateItem;

use super::check::same;
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("connections: one for ten calls", one_connection),
        Case::new(
            "connections: few for calls of all kinds",
            calls_of_all_kinds,
        ),
        Case::new(
            "connections: a request with a body does not pause",
            no_pause,
        ),
        Case::new("connections: one that the other side closed", closed),
        Case::new("connections: a call that is given up", given_up),
        Case::new("connections: a reply that nobody reads", unread),
    ]
}

async fn one_connection(world: World) -> Outcome {
    let (dapr, name) = (world.recorder()?, "one-connection");
    for _ in 0..5 {
        dapr.get_state(name, "k").await?;
        // A clone shares the connections.
        dapr.clone().get_state(name, "k").await?;
    }
    all_on_one(&world, name).await
}

/// One, but for `reqwest_wasi`: it cannot send a body without a pause, so requests that have one
/// go another way there, with a connection of their own.
const CONNECTIONS: usize = match cfg!(all(target_os = "wasi", not(feature = "hyper-wasi"))) {
    true => 2,
    false => 1,
};

async fn calls_of_all_kinds(world: World) -> Outcome {
    let (dapr, name) = (world.recorder()?, "all-kinds");
    for _ in 0..3 {
        dapr.get_state(name, "k").await?;
        dapr.save_state(name, [StateItem::new("k", 1)]).await?;
        dapr.invoke_method(name, "x").get().await?.bytes().await?;
    }
    dapr.delete_state(name, "k").await?;
    let requests = world.recorded(name).await?;
    same("the number of requests", requests.len(), 10)?;
    let connections: BTreeSet<_> = requests.iter().map(|request| request.connection).collect();
    same("the number of connections", connections.len(), CONNECTIONS)
}

async fn all_on_one(world: &World, name: &str) -> Outcome {
    let requests = world.recorded(name).await?;
    same("the number of requests", requests.len(), 10)?;
    let first = requests[0].connection;
    let others = requests
        .iter()
        .filter(|request| request.connection != first);
    let others: Vec<_> = others.map(|request| &*request.line).collect();
    same("the requests on other connections", others, [""; 0])
}

async fn no_pause(world: World) -> Outcome {
    // Head and body in two packets, the second of which waits for the acknowledgement of the
    // first: that costs 40 ms a request. A slow machine makes some requests slow, not half of them.
    let dapr = world.recorder()?;
    let mut times = Vec::new();
    for n in 0..21 {
        let started = Instant::now();
        let item = StateItem::new("k", n);
        dapr.save_state("no-pause", [item]).await?;
        times.push(started.elapsed());
    }
    times.sort();
    let median = times[times.len() / 2];
    ensure!(
        median < Duration::from_millis(25),
        "half take {median:?} or longer"
    );
    Ok(())
}

async fn closed(world: World) -> Outcome {
    let (dapr, name) = (world.recorder()?, "closing");
    for n in 0..6 {
        match n % 2 {
            0 => drop(dapr.get_state(name, "k").await.context("a read")?),
            _ => {
                let item = StateItem::new("k", n);
                let call = dapr.save_state(name, [item]);
                call.await.context("a write")?;
            }
        }
        // Time for the other side to close.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    same("the requests", world.recorded(name).await?.len(), 6)
}

async fn given_up(world: World) -> Outcome {
    let dapr = world.recorder()?;
    for _ in 0..3 {
        let call = dapr.get_state("silent", "k");
        let waited = tokio::time::timeout(Duration::from_millis(50), call).await;
        ensure!(waited.is_err(), "it is answered: {waited:?}");
        dapr.get_state("after-giving-up", "k").await?;
    }
    Ok(())
}

async fn unread(world: World) -> Outcome {
    for n in 0..5 {
        let mirror = world.dapr.invoke_method(&world.app_id, "mirror");
        let mut reply = mirror.body(vec![n; 1_000_000]).await?;
        let piece = reply.chunk().await?.context("there is no body")?;
        ensure!(piece.iter().all(|byte| *byte == n), "it is another body");
        drop(reply);
        world.dapr.check_outbound_health().await?;
    }
    Ok(())
}
