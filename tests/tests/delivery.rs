//! Thousands of events from the real daprd, with Redis as broker, to a subscriber natively and in WasmEdge;
//! also with a subscriber that is killed and started again.
//!
//! Takes about a minute and kills programs, so it runs on demand: `cargo test -p tests --test delivery -- --ignored --nocapture`.

#![cfg(not(target_os = "wasi"))]

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use dapr_client::publish::BulkPublishEntry;
use dapr_client::{Config, DaprClient};
use xtask::backing::Backing;
use xtask::daprd::Daprd;
use xtask::net::free_port;
use xtask::program::Flavour;
use xtask::project::Project;
use xtask::service::{Ready, Service};
use xtask::tools::{DaprProgram, require_dapr, require_redis, require_wasmedge};

const EVENTS: usize = 5000;

/// How long all events may take to arrive.
const LIMIT: Duration = Duration::from_secs(180);

const COMPONENTS: &str = "\
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: bus}
spec:
  type: pubsub.redis
  version: v1
  metadata:
    - {name: redisHost, value: 'REDIS'}
---
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: store}
spec: {type: state.in-memory, version: v1}
";

/// Delivers until the application responds. daprd 1.18 with Redis acknowledges an event whose delivery
/// failed: without this policy, the events that a killed subscriber was handling are lost.
const RESILIENCY: &str = "\
apiVersion: dapr.io/v1alpha1
kind: Resiliency
metadata: {name: deliver-again}
spec:
  policies:
    retries:
      again: {policy: constant, duration: 200ms, maxRetries: -1}
  targets:
    components:
      bus:
        inbound: {retry: again}
";

#[test]
#[ignore = "runs on demand"]
fn no_event_is_lost_natively() -> Result<()> {
    deliver(&Flavour::Native, false)
}

#[test]
#[ignore = "runs on demand"]
fn no_event_is_lost_in_wasmedge() -> Result<()> {
    let wasmedge = require_wasmedge()?.context("WasmEdge is missing")?;
    deliver(&Flavour::WasmEdge(wasmedge), false)
}

#[test]
#[ignore = "runs on demand"]
fn no_event_is_lost_if_the_subscriber_is_killed() -> Result<()> {
    deliver(&Flavour::Native, true)
}

#[test]
#[ignore = "runs on demand"]
fn no_event_is_lost_if_the_subscriber_is_killed_in_wasmedge() -> Result<()> {
    let wasmedge = require_wasmedge()?.context("WasmEdge is missing")?;
    deliver(&Flavour::WasmEdge(wasmedge), true)
}

/// Publishes the events and waits until all have arrived, each once. If `kill` is set, kills the
/// subscriber when a fifth has arrived; an event that it was handling then may arrive twice.
fn deliver(flavour: &Flavour, kill: bool) -> Result<()> {
    let daprd = require_dapr(DaprProgram::Daprd)?.context("daprd is missing")?;
    let redis = require_redis()?.context("Redis is missing")?;
    let program = flavour.build_program(&Project::find()?, "tests", "subscriber")?;
    let folder = tempfile::tempdir()?;
    let redis = Backing::redis(&redis, folder.path())?;
    let components = folder.path().join("components");
    fs::create_dir(&components)?;
    let text = COMPONENTS.replace("REDIS", &redis.address());
    fs::write(components.join("components.yaml"), text)?;
    // daprd reads a policy only from a file of its own.
    fs::write(components.join("resiliency.yaml"), RESILIENCY)?;
    let app_port = free_port()?;
    let mut daprd = Daprd::builder(&daprd)
        .app_id("subscriber")
        .app_port(app_port)
        .resources(&components)
        .log(folder.path().join("daprd.log"))
        .start()?;
    let env = [
        ("DAPR_HTTP_PORT", daprd.http_port().to_string()),
        ("APP_PORT", app_port.to_string()),
    ];
    let start = |name: &str| {
        let ready = Ready::Responds(app_port, "/healthz".to_owned());
        let none: [&str; 0] = [];
        let log = folder.path().join(format!("{name}.log"));
        let limit = Duration::from_secs(30);
        Service::start(
            "subscriber",
            program.command(env.clone(), none),
            &log,
            &ready,
            limit,
        )
    };
    let mut subscriber = start("first")?;
    daprd.wait_until_ready()?;

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let dapr = DaprClient::new(Config::default().port(daprd.http_port()))?;
    let started = Instant::now();
    runtime.block_on(publish(&dapr))?;
    if kill {
        while runtime.block_on(counts(&dapr))?.len() < EVENTS / 5 {
            ensure!(
                started.elapsed() < LIMIT,
                "a fifth has not arrived after {LIMIT:?}"
            );
        }
        subscriber.kill();
        subscriber = start("second")?;
    }
    let mut found = runtime.block_on(counts(&dapr))?;
    while found.len() < EVENTS {
        let count = found.len();
        ensure!(
            started.elapsed() < LIMIT,
            "{count} events of {EVENTS} have arrived after {LIMIT:?}"
        );
        std::thread::sleep(Duration::from_millis(200));
        found = runtime.block_on(counts(&dapr))?;
    }
    let elapsed = started.elapsed();
    // Events that are delivered again would arrive within this time.
    std::thread::sleep(Duration::from_secs(4));
    let repeated = runtime
        .block_on(counts(&dapr))?
        .into_values()
        .filter(|count| *count > 1)
        .count();
    println!(
        "{}, {}: {EVENTS} events arrived in {:.1} s, {repeated} of them more than once",
        flavour.name(),
        if kill { "killed once" } else { "not killed" },
        elapsed.as_secs_f64()
    );
    ensure!(
        kill || repeated == 0,
        "{repeated} events arrived more than once"
    );
    subscriber.stop()?;
    daprd.stop()
}

async fn publish(dapr: &DaprClient) -> Result<()> {
    let keys: Vec<_> = (0..EVENTS)
        .map(|number| format!("event-{number}"))
        .collect();
    for some in keys.chunks(100) {
        let entries = some
            .iter()
            .map(|key| BulkPublishEntry::new(key, key, "application/json"));
        dapr.bulk_publish_event("bus", "events", entries).await?;
    }
    Ok(())
}

/// Reads how often each event has arrived. Events that have not arrived are missing.
async fn counts(dapr: &DaprClient) -> Result<BTreeMap<String, u32>> {
    let mut found = BTreeMap::new();
    let keys: Vec<_> = (0..EVENTS)
        .map(|number| format!("event-{number}"))
        .collect();
    for some in keys.chunks(500) {
        for item in dapr.get_bulk_state("store", some).parallelism(50).await? {
            if let Some(count) = item.json()? {
                found.insert(item.key.clone(), count);
            }
        }
    }
    Ok(found)
}
