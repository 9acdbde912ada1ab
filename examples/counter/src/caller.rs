//! The caller: a proxy that knows the methods and their types.

use std::error::Error;
use std::time::Duration;

use dapr_app::ActorProxy;
use dapr_client::DaprClient;

use crate::actor::{Add, Counter, OpenFor};

const CALLS: u64 = 64;

/// Makes concurrent calls, and checks that each is counted and that timer and reminder call the actor.
pub(crate) async fn call() -> Result<(), Box<dyn Error>> {
    let dapr = DaprClient::from_env()?;
    dapr.wait_for_sidecar(Duration::from_secs(30)).await?;
    let cantina = ActorProxy::<Counter>::new(&dapr, "cantina");
    // After the start of the service, the placement service needs a moment to distribute its actors.
    let mut first = cantina.call(Add(0)).await;
    for _ in 0..100 {
        if first.is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        first = cantina.call(Add(0)).await;
    }
    let before = first?;
    cantina.call(OpenFor(Duration::from_secs(3))).await?;
    println!("caller: opened the cantina for 3 seconds");

    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..CALLS {
        let cantina = cantina.clone();
        calls.spawn(async move { cantina.call(Add(1)).await });
    }
    while let Some(call) = calls.join_next().await {
        call??;
    }
    let counts = cantina.call(Add(0)).await?;
    let counted = counts.visitors - before.visitors;
    if counted != CALLS {
        return Err(format!("expected {CALLS} visitors, but {counted} were counted").into());
    }
    println!("caller: {CALLS} concurrent calls, {counted} visitors");

    let mut counts = counts;
    for _ in 0..300 {
        if counts.closed {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        counts = cantina.call(Add(0)).await?;
    }
    let ticks = counts.ticks - before.ticks;
    if !counts.closed || ticks == 0 {
        return Err(
            format!("expected calls of the timer and the reminder, found {counts:?}").into(),
        );
    }
    println!("caller: the timer has called, and the reminder has closed the cantina");
    Ok(())
}
