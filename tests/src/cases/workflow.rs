//! Workflows without a worker: which requests are rejected, and how. `workflow_runs` uses a worker.

use std::time::Duration;

use dapr_client::{ErrorCode, ErrorKind};
use serde_json::json;

use super::check::{fails_as, fails_with, same};
use super::{Case, Outcome, World};

const COMPONENT: &str = "dapr";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("workflow: an instance that does not exist", unknown),
        Case::new("workflow: operations that need a worker", without_worker),
        Case::new("workflow: invalid ids", bad_ids),
        Case::new("workflow: starting waits for a worker", waiting),
    ]
}

async fn unknown(world: World) -> Outcome {
    let dapr = &world.dapr;
    let code = || ErrorCode::InstanceIdNotFound;
    let call = dapr.get_workflow(COMPONENT, "never started");
    let error = fails_with("get", call.await, 404, code())?;
    same("the value is missing", error.is_not_found(), true)?;
    let call = dapr.purge_workflow(COMPONENT, "never started");
    fails_with("purge", call.await, 404, code())?;
    Ok(())
}

async fn without_worker(world: World) -> Outcome {
    let (dapr, id) = (&world.dapr, "never started");
    let event = dapr.raise_event_workflow(COMPONENT, id, "approved");
    // Each takes daprd five seconds, so they run concurrently.
    let (pause, resume, terminate, raise) = tokio::join!(
        dapr.pause_workflow(COMPONENT, id),
        dapr.resume_workflow(COMPONENT, id),
        dapr.terminate_workflow(COMPONENT, id),
        event.json(&json!({ "by": "ü" })),
    );
    fails_with("pause", pause, 500, ErrorCode::PauseWorkflow)?;
    fails_with("resume", resume, 500, ErrorCode::ResumeWorkflow)?;
    fails_with("terminate", terminate, 500, ErrorCode::TerminateWorkflow)?;
    fails_with("raise", raise, 500, ErrorCode::RaiseEventWorkflow)?;
    Ok(())
}

async fn bad_ids(world: World) -> Outcome {
    let start = |id: &str| world.dapr.start_workflow(COMPONENT, "w").instance_id(id);
    fails_with(
        "a slash",
        start("a/b").await,
        400,
        ErrorCode::InstanceIdInvalid,
    )?;
    let long = "x".repeat(65);
    fails_with(
        "too long",
        start(&long).await,
        400,
        ErrorCode::InstanceIdTooLong,
    )?;
    Ok(())
}

async fn waiting(world: World) -> Outcome {
    let call = world
        .dapr
        .start_workflow(COMPONENT, "w")
        .instance_id("waits");
    let call = call.json(&1).timeout(Duration::from_millis(500));
    fails_as("the call", call.await, ErrorKind::Timeout)?;
    // The timed-out start has left no instance.
    let call = world.dapr.get_workflow(COMPONENT, "waits");
    fails_with("get", call.await, 404, ErrorCode::InstanceIdNotFound)?;
    Ok(())
}
