//! Measures the start of sidecars and their memory: the figures of the README.
//!
//! ```console
//! $ cargo run --release -p dapr-sidecar --example figures
//! ```

use std::error::Error;
use std::time::{Duration, Instant};

use dapr_client::state::StateItem;
use dapr_sidecar::{Component, Sidecar};

/// The number of measurements. The result is the median, which outliers do not affect.
const ROUNDS: usize = 201;

/// The number of concurrent sidecars.
const SIDECARS: usize = 100;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut starts = Vec::new();
    let mut tests = Vec::new();
    for _ in 0..ROUNDS {
        starts.push(start_to_first_response().await?);
        tests.push(test_with_its_own().await?);
    }
    print("from the start to the first response", starts);
    print("a test with a sidecar of its own", tests);
    side_by_side().await
}

/// Starts a sidecar and waits for its first response.
async fn start_to_first_response() -> Result<Duration, Box<dyn Error>> {
    let began = Instant::now();
    let sidecar = Sidecar::builder().start().await?;
    sidecar.client().check_health().await?;
    Ok(began.elapsed())
}

/// A small test, including the drop of its sidecar.
async fn test_with_its_own() -> Result<Duration, Box<dyn Error>> {
    let began = Instant::now();
    let sidecar = Sidecar::builder()
        .app_id("shop")
        .component(Component::new("orders", "state.in-memory"))
        .start()
        .await?;
    let dapr = sidecar.client();
    dapr.save_state("orders", [StateItem::new("7", "apples")])
        .await?;
    let found = dapr.get_state("orders", "7").await?.json::<String>()?;
    if found.as_deref() != Some("apples") {
        return Err(format!("the order was saved as \"apples\", and read as {found:?}").into());
    }
    drop((dapr, sidecar));
    Ok(began.elapsed())
}

/// Many sidecars, each with its own port, store and clock.
async fn side_by_side() -> Result<(), Box<dyn Error>> {
    let before = resident();
    let began = Instant::now();
    let mut sidecars = Vec::new();
    for number in 0..SIDECARS {
        let sidecar = Sidecar::builder()
            .app_id(format!("app-{number}"))
            .component(Component::new("store", "state.in-memory"))
            .start()
            .await?;
        let item = StateItem::new("number", number);
        sidecar.client().save_state("store", [item]).await?;
        sidecars.push(sidecar);
    }
    // Each has only its own data.
    for (number, sidecar) in sidecars.iter().enumerate() {
        let found = sidecar.client().get_state("store", "number").await?;
        let found = found.json::<usize>()?;
        if found != Some(number) {
            return Err(
                format!("sidecar {number} stored its number, but returned {found:?}").into(),
            );
        }
    }
    println!(
        "{SIDECARS} sidecars in one process, started, written to and read from: {:?}",
        began.elapsed()
    );
    if let (Some(before), Some(after)) = (before, resident()) {
        let more = after.saturating_sub(before);
        println!("memory that they take together: {} MB", more / 1024);
    }
    Ok(())
}

/// The resident memory of this process in KiB, where the system reports it as Linux does.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |part: usize| times.get(times.len() * part / 100).copied();
    if let (Some(median), Some(slow)) = (at(50), at(95)) {
        println!("{what}: median {median:?}, 95 of 100 within {slow:?}");
    }
}
