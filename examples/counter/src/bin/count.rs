//! Calls a counter: 64 times at once, then waits for its timer and its reminder.

use std::error::Error;
use std::time::Duration;

use counter::{Add, Counter, Get, Start};
use dapr_app::ActorProxy;
use dapr_client::DaprClient;
use futures_util::future::try_join_all;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let dapr = DaprClient::from_env()?;
    dapr.wait_for_sidecar(Duration::from_secs(10)).await?;
    let visitors = ActorProxy::<Counter>::new(&dapr, "visitors");

    let before = visitors.call(Add(0)).await?;
    let calls = (0..64).map(|_| visitors.call(Add(1)));
    let mut sums = try_join_all(calls).await?;
    sums.sort_unstable();
    let expected: Vec<u64> = (before + 1..=before + 64).collect();
    if sums != expected {
        return Err(format!("the 64 calls returned {sums:?}, expected {expected:?}").into());
    }
    println!("64 calls at once count to {}", before + 64);

    visitors.call(Start).await?;
    wait_for(&visitors, "ticks", 3).await?;
    wait_for(&visitors, "reminded", 1).await?;
    dapr.unregister_actor_timer("counter", "visitors", "tick")
        .await?;
    println!("the timer ticks, and the reminder came");
    Ok(())
}

async fn wait_for(
    counter: &ActorProxy<Counter>,
    key: &str,
    least: u64,
) -> Result<(), Box<dyn Error>> {
    let mut value = 0;
    for _ in 0..200 {
        value = counter.call(Get(key.to_owned())).await?;
        if value >= least {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(format!("{key} is {value} after 20 seconds, expected at least {least}").into())
}
