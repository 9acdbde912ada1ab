//! Values that would not arrive unchanged are rejected before anything is sent.

use std::time::Duration;

use dapr_client::state::StateItem;
use dapr_client::{DaprClient, ErrorKind};

use super::check::{contains, fails_as, same};
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("refusals: numbers that JSON cannot represent", not_finite),
        Case::new("refusals: empty values of parameters", empty),
        Case::new(
            "refusals: a server that is not a sidecar is not ready",
            other_server,
        ),
    ]
}

async fn not_finite(world: World) -> Outcome {
    let dapr = world.recorder()?;
    let before = world.count().await?;
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let result = dapr.save_state("s", [StateItem::new("k", [number])]).await;
        let error = fails_as("saving", result, ErrorKind::InvalidArgument)?;
        contains(&error.to_string(), &["JSON has no number"])?;
        let call = dapr.publish_event("p", "t").json(&number);
        let error = fails_as("publishing", call.await, ErrorKind::InvalidArgument)?;
        contains(&error.to_string(), &["JSON has no number"])?;
    }
    same("the requests that were sent", world.count().await?, before)
}

async fn empty(world: World) -> Outcome {
    let dapr = world.recorder()?;
    let before = world.count().await?;
    let call = dapr.start_workflow("dapr", "w").instance_id("");
    let error = fails_as("starting", call.await, ErrorKind::InvalidArgument)?;
    contains(&error.to_string(), &["`instanceID` is empty"])?;
    let call = dapr.delete_state("s", "k").if_match("");
    let error = fails_as("deleting", call.await, ErrorKind::InvalidArgument)?;
    contains(&error.to_string(), &["the header `If-Match` is empty"])?;
    same("the requests that were sent", world.count().await?, before)
}

/// The recorder responds with 200 to everything.
async fn other_server(world: World) -> Outcome {
    let other: DaprClient = world.recorder()?;
    let result = other.wait_for_sidecar(Duration::from_millis(300)).await;
    let error = fails_as("waiting", result, ErrorKind::Timeout)?;
    contains(&error.to_string(), &["200"])
}
