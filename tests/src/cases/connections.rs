//! Connections: few, reused, and replaced when lost. In a WASI 0.2 component, the host decides about them.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use dapr_client::state::StateItem;
use dapr_client::{Body, Bytes, DaprClient};
use futures_core::Stream;

use super::check::same;
use super::{Case, Outcome, World};

/// Wasmtime opens a connection for each request of a component.
const ONE_FOR_EACH_REQUEST: bool = cfg!(all(target_os = "wasi", target_env = "p2"));

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("connections: ten reads", reads),
        Case::new("connections: ten writes", writes),
        Case::new("connections: ten calls of different operations", all_kinds),
        Case::new(
            "connections: a request with a body is sent without delay",
            no_pause,
        ),
        Case::new(
            "connections: a connection closed by the server is replaced",
            closed,
        ),
        Case::new("connections: 32 concurrent calls, repeatedly", many_at_once),
        Case::new("connections: a cancelled call", cancelled),
        Case::new("connections: an unread response body", unread),
        Case::new("connections: calls while a response body waits", waiting),
    ]
}

async fn reads(world: World) -> Outcome {
    let (dapr, name) = (world.recorder()?, "ten-reads");
    for _ in 0..5 {
        dapr.get_state(name, "k").await?;
        // A clone shares the connections.
        dapr.clone().get_state(name, "k").await?;
    }
    all_on_one(&world, name).await
}

async fn writes(world: World) -> Outcome {
    let (dapr, name) = (world.recorder()?, "ten-writes");
    for n in 0..10 {
        dapr.save_state(name, [StateItem::new("k", n)]).await?;
    }
    all_on_one(&world, name).await
}

async fn all_kinds(world: World) -> Outcome {
    let (dapr, name) = (world.recorder()?, "all-kinds");
    for _ in 0..2 {
        dapr.get_state(name, "k").await?;
        dapr.save_state(name, [StateItem::new("k", 1)]).await?;
        dapr.invoke_method(name, "x").get().await?.bytes().await?;
        let streamed = Body::from_stream(Chunks(2));
        let reply = dapr.invoke_method(name, "x").body(streamed).await?;
        reply.bytes().await?;
        dapr.delete_state(name, "k").await?;
    }
    all_on_one(&world, name).await
}

/// A body without a content length, with this many chunks.
struct Chunks(u8);

impl Stream for Chunks {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(left) = self.0.checked_sub(1) else {
            return Poll::Ready(None);
        };
        self.0 = left;
        Poll::Ready(Some(Ok(Bytes::from_static(b"chunk"))))
    }
}

async fn all_on_one(world: &World, name: &str) -> Outcome {
    let requests = world.recorded(name).await?;
    same("the number of requests", requests.len(), 10)?;
    if ONE_FOR_EACH_REQUEST {
        let used: BTreeSet<_> = requests.iter().map(|request| request.connection).collect();
        return same("the number of connections", used.len(), 10);
    }
    let first = requests[0].connection;
    let others = requests
        .iter()
        .filter(|request| request.connection != first);
    let others: Vec<_> = others.map(|request| &*request.line).collect();
    same("requests on other connections", others, [""; 0])
}

/// The limit of the median time. `reqwest_wasi` sends head and body in two packets, of which the second
/// waits 40 ms for the acknowledgement of the first. Other transports must not pause.
const PAUSE: Duration = match cfg!(all(target_os = "wasi", feature = "reqwest-wasi")) {
    true => Duration::from_millis(65),
    false => Duration::from_millis(25),
};

async fn no_pause(world: World) -> Outcome {
    // A slow machine delays some requests, but not half of them.
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
    ensure!(median < PAUSE, "the median is {median:?}");
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
        // Gives the server time to close.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    same("the requests", world.recorded(name).await?.len(), 6)
}

async fn many_at_once(world: World) -> Outcome {
    let (dapr, name) = (world.recorder()?, "many-at-once");
    for round in 0..3 {
        let calls: Vec<_> = (0..32)
            .map(|n| match n % 2 {
                0 => tokio::spawn(read(dapr.clone(), name)),
                _ => tokio::spawn(write(dapr.clone(), name)),
            })
            .collect();
        for call in calls {
            call.await?.with_context(|| format!("round {round}"))?;
        }
    }
    let requests = world.recorded(name).await?;
    same("the number of requests", requests.len(), 96)?;
    let connections: BTreeSet<_> = requests.iter().map(|request| request.connection).collect();
    let most = if ONE_FOR_EACH_REQUEST { 96 } else { 32 };
    ensure!(
        connections.len() <= most,
        "there are {} connections",
        connections.len()
    );
    Ok(())
}

async fn read(dapr: DaprClient, name: &'static str) -> Outcome {
    dapr.get_state(name, "k").await?;
    Ok(())
}

async fn write(dapr: DaprClient, name: &'static str) -> Outcome {
    dapr.save_state(name, [StateItem::new("k", 1)]).await?;
    Ok(())
}

async fn cancelled(world: World) -> Outcome {
    let dapr = world.recorder()?;
    for _ in 0..3 {
        let call = dapr.get_state("silent", "k");
        let waited = tokio::time::timeout(Duration::from_millis(50), call).await;
        ensure!(waited.is_err(), "the call returned a response: {waited:?}");
        dapr.get_state("after-giving-up", "k").await?;
    }
    Ok(())
}

async fn unread(world: World) -> Outcome {
    for n in 0..5 {
        let mirror = world.dapr.invoke_method(&world.app_id, "mirror");
        let mut reply = mirror.body(vec![n; 1_000_000]).await?;
        let piece = reply.chunk().await?.context("the body is missing")?;
        ensure!(piece.iter().all(|byte| *byte == n), "the body differs");
        drop(reply);
        world.dapr.check_outbound_health().await?;
    }
    Ok(())
}

/// In a component, a body that could be read but is not must not keep the reactor from waiting.
async fn waiting(world: World) -> Outcome {
    let mirror = world.dapr.invoke_method(&world.app_id, "mirror");
    let mut reply = mirror.body(vec![7; 4_000_000]).await?;
    let mut length = 0;
    loop {
        match tokio::time::timeout(Duration::ZERO, reply.chunk()).await {
            Ok(piece) => match piece? {
                Some(piece) => length += piece.len(),
                None => break,
            },
            // The next piece may arrive during the call.
            Err(_) => world.dapr.check_outbound_health().await?,
        }
    }
    same("the length", length, 4_000_000)
}
