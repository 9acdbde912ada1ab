//! Health, and waiting for the sidecar.

use std::time::{Duration, Instant};

use anyhow::ensure;
use dapr_client::{Config, DaprClient, ErrorCode, ErrorKind};

use super::check::{contains, fails_as, fails_with};
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("health: waiting for a running sidecar", waiting),
        Case::new("health: both probes", both_probes),
        Case::new("health: the sidecar of another application", other_app_id),
        Case::new(
            "health: waiting without a sidecar times out",
            wait_times_out,
        ),
    ]
}

async fn waiting(world: World) -> Outcome {
    Ok(world.dapr.wait_for_sidecar(Duration::from_secs(20)).await?)
}

async fn both_probes(world: World) -> Outcome {
    world.dapr.check_outbound_health().await?;
    world.dapr.check_health().await?;
    Ok(world.dapr.check_health().app_id(&world.app_id).await?)
}

async fn other_app_id(world: World) -> Outcome {
    let result = world.dapr.check_health().app_id("somebody-else").await;
    fails_with("the call", result, 500, ErrorCode::HealthAppidNotMatch)?;
    Ok(())
}

async fn wait_times_out(world: World) -> Outcome {
    let unreachable = DaprClient::new(Config::default().port(world.closed))?;
    let started = Instant::now();
    let result = unreachable
        .wait_for_sidecar(Duration::from_millis(700))
        .await;
    let taken = started.elapsed();
    let error = fails_as("waiting", result, ErrorKind::Timeout)?;
    ensure!(
        taken >= Duration::from_millis(650) && taken < Duration::from_secs(5),
        "the call waited for {taken:?} instead of 700 ms"
    );
    let address = format!("http://127.0.0.1:{}", world.closed);
    contains(
        &error.to_string(),
        &[&address, "700ms", "is it running?", "DAPR_HTTP_PORT"],
    )
}
