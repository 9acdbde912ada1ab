//! Workflows with workers over gRPC. The workers are part of these tests and work like those of the SDKs.

mod activities;
mod children;
mod events;
mod hub;
mod lives;
mod replay;
mod responses;
mod time;
mod worker;
mod workers;

use std::time::{Duration, SystemTime};

use dapr_client::workflow::{WorkflowState, WorkflowStatus};

use self::hub::Hub;
use crate::{Clock, Component, Sidecar};

/// A sidecar for workflows with a frozen clock.
async fn sidecar() -> Sidecar {
    let beginning = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    Sidecar::builder()
        .app_id("crew")
        .component(store())
        .clock(Clock::frozen(beginning))
        .grpc()
        .start()
        .await
        .unwrap()
}

/// The actor state store that workflows need.
fn store() -> Component {
    Component::new("starwars", "state.in-memory").property("actorStateStore", "true")
}

/// Starts an instance with the workflow name as its ID, and waits for its first turn.
async fn start(sidecar: &Sidecar, name: &str) -> Hub {
    start_as(sidecar, name, name).await
}

async fn start_as(sidecar: &Sidecar, name: &str, id: &str) -> Hub {
    let hub = Hub::of(sidecar);
    hub.start(id, name, None).await.unwrap();
    hub
}

/// The state of an instance from the HTTP API.
async fn state(sidecar: &Sidecar, id: &str) -> WorkflowState {
    sidecar.client().get_workflow("dapr", id).await.unwrap()
}

async fn status(sidecar: &Sidecar, id: &str) -> WorkflowStatus {
    state(sidecar, id).await.runtime_status
}

/// Waits for the output of an instance.
async fn output(hub: &Hub, id: &str) -> String {
    let state = hub.completion(id).await;
    match state.failure {
        Some(failure) => format!("{}: {}", failure.error_type, failure.message),
        None => state.output.unwrap_or_default(),
    }
}
