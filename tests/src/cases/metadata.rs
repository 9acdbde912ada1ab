//! Metadata and shutdown of the sidecar.

use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use dapr_client::metadata::{ActorRuntimeStatus, SubscriptionType};
use dapr_client::{Config, DaprClient, ErrorKind};

use super::check::{fails_as, same};
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("metadata: the sidecar and its components", reading),
        Case::new(
            "metadata: the application and its subscriptions",
            application,
        ),
        Case::new("metadata: actors and jobs", runtimes),
        Case::new("metadata: custom entries", writing),
        Case::new("shutdown: the sidecar exits", shutdown),
    ]
}

async fn reading(world: World) -> Outcome {
    let metadata = world.dapr.get_metadata().await?;
    same("the id", &*metadata.id, &*world.app_id)?;
    ensure!(!metadata.runtime_version.is_empty(), "there is no version");
    let version = metadata.extended.get("daprRuntimeVersion");
    same("the version", version, Some(&metadata.runtime_version))?;
    let store = metadata.components.iter().find(|c| c.name == "starwars");
    let store = store.context("the store is missing")?;
    same("the type", &*store.r#type, "state.in-memory")?;
    same("the version", store.version.as_deref(), Some("v1"))?;
    ensure!(
        store.capabilities.iter().any(|c| c == "ETAG"),
        "the component is {store:?}"
    );
    let mut names: Vec<_> = metadata.components.iter().map(|c| &*c.name).collect();
    names.sort_unstable();
    let expected = [
        "actors",
        "archive",
        "droid",
        "holonet",
        "local-store",
        "locks",
        "outer-rim",
        "settings",
        "starwars",
        "vault",
    ];
    same("the components", names, expected)
}

async fn application(world: World) -> Outcome {
    let metadata = world.dapr.get_metadata().await?;
    let app = metadata
        .app_connection_properties
        .context("no application")?;
    same("the protocol", app.protocol.as_deref(), Some("http"))?;
    same(
        "the address",
        app.channel_address.as_deref(),
        Some("127.0.0.1"),
    )?;
    ensure!(app.port.is_some(), "there is no port");
    let subscriptions = metadata.subscriptions;
    let routed = subscriptions.iter().find(|s| s.topic == "routed");
    let routed = routed.context("a subscription is missing")?;
    same("the component", &*routed.pubsub_name, "holonet")?;
    same(
        "the type",
        routed.r#type.clone(),
        SubscriptionType::Programmatic,
    )?;
    let rules: Vec<_> = routed
        .rules
        .iter()
        .map(|rule| rule.path.as_deref())
        .collect();
    same(
        "the rules",
        rules,
        [Some("/events/rebels"), Some("/events/others")],
    )?;
    let rule = routed.rules[0].r#match.as_deref();
    same("the condition", rule, Some("event.type == 'rebel'"))?;
    same("the number of subscriptions", subscriptions.len(), 5)
}

async fn runtimes(world: World) -> Outcome {
    // A call that waits until actors are available.
    super::actors::awaken(&world.dapr, "counted").await?;
    let metadata = world.dapr.get_metadata().await?;
    let actors = metadata.actor_runtime;
    same(
        "the status",
        actors.runtime_status,
        ActorRuntimeStatus::Running,
    )?;
    same("ready", actors.host_ready, true)?;
    let droids = actors.active_actors.iter().find(|a| a.r#type == "droid");
    let count = droids.and_then(|droids| droids.count).unwrap_or(0);
    ensure!(count > 0, "there are {count} actors");
    let scheduler = metadata.scheduler.context("there is no scheduler")?;
    same("the schedulers", scheduler.connected_addresses.len(), 1)
}

async fn writing(world: World) -> Outcome {
    let dapr = &world.dapr;
    for (key, value) in [("my-key", "grün \"x\"\n"), ("a/b %ü", "1"), ("empty", "")] {
        dapr.set_metadata(key, value).await?;
        let metadata = dapr.get_metadata().await?;
        same(
            key,
            metadata.extended.get(key).map(String::as_str),
            Some(value),
        )?;
    }
    dapr.set_metadata("my-key", "other").await?;
    let metadata = dapr.get_metadata().await?;
    same(
        "the value",
        metadata.extended.get("my-key").map(String::as_str),
        Some("other"),
    )?;
    let result = dapr.set_metadata("daprRuntimeVersion", "2").await;
    fails_as("the version", result, ErrorKind::InvalidArgument)?;
    Ok(())
}

/// The only case that cannot run twice with the same sidecar.
async fn shutdown(world: World) -> Outcome {
    let dapr = DaprClient::new(Config::default().port(world.mortal))?;
    dapr.check_health().await?;
    dapr.shutdown().await?;
    let started = Instant::now();
    while let Ok(()) = dapr.check_outbound_health().await {
        let taken = started.elapsed();
        ensure!(
            taken < Duration::from_secs(20),
            "the sidecar still responds after {taken:?}"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}
