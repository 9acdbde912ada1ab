//! Workflows with a worker that follows the events it receives.
//!
//! The workflows are those of `tests/conformance/worker/worker.py`.

use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context as _, bail, ensure};
use dapr_client::workflow::{WorkflowState, WorkflowStatus};
use dapr_client::{DaprClient, ErrorCode};
use serde_json::{Value, json};

use super::check::{fails_with, same};
use super::{Case, Outcome, World};

const COMPONENT: &str = "dapr";

/// The timeout of a worker's step.
const LIMIT: Duration = Duration::from_secs(20);

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("workflow: an instance completes", completes),
        Case::new("workflow: an instance is paused and resumed", pauses),
        Case::new("workflow: an instance fails", fails),
        Case::new(
            "workflow: terminating an instance includes its children",
            terminates_children,
        ),
        Case::new(
            "workflow: an instance that does not exist, with a worker",
            unknown,
        ),
    ]
}

/// Starts a workflow with this ID, which an earlier run may have used.
async fn start(crew: &DaprClient, workflow: &str, id: &str, input: Value) -> Outcome {
    match crew.terminate_workflow(COMPONENT, id).await {
        Ok(()) => {
            wait(crew, id, has_ended).await?;
            crew.purge_workflow(COMPONENT, id).await?;
        }
        Err(error) => ensure!(error.is_not_found(), "before the start: {error}"),
    }
    let started = crew
        .start_workflow(COMPONENT, workflow)
        .instance_id(id)
        .json(&input)
        .await?;
    same("the id", &*started.instance_id, id)?;
    // PENDING and RUNNING are both valid.
    let state = crew.get_workflow(COMPONENT, id).await?;
    same("the id", &*state.instance_id, id)
}

/// Polls the state until it matches.
async fn wait(
    crew: &DaprClient,
    id: &str,
    wanted: impl Fn(&WorkflowState) -> bool,
) -> anyhow::Result<WorkflowState> {
    let begun = Instant::now();
    loop {
        let state = crew.get_workflow(COMPONENT, id).await?;
        if wanted(&state) {
            return Ok(state);
        }
        if begun.elapsed() > LIMIT {
            bail!("{id} is still {state:?} after {LIMIT:?}");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn has_ended(state: &WorkflowState) -> bool {
    use WorkflowStatus::{Completed, Failed, Terminated};
    matches!(state.runtime_status, Completed | Failed | Terminated)
}

fn is(status: WorkflowStatus) -> impl Fn(&WorkflowState) -> bool {
    move |state| state.runtime_status == status
}

/// The worker's custom status while the workflow waits.
fn waits(state: &WorkflowState) -> bool {
    property(state, "custom_status") == Some("waiting for the signal")
}

fn property<'a>(state: &'a WorkflowState, name: &str) -> Option<&'a str> {
    let value = state.properties.get(&format!("dapr.workflow.{name}"));
    value.map(String::as_str)
}

async fn completes(world: World) -> Outcome {
    let (crew, id) = (world.crew()?, "tantive-iv");
    let before = SystemTime::now();
    start(&crew, "heist", id, json!({ "ship": "Tantive ü" })).await?;
    let state = wait(&crew, id, waits).await?;
    same(
        "the status",
        &state.runtime_status,
        &WorkflowStatus::Running,
    )?;
    same("the name", state.workflow_name.as_deref(), Some("heist"))?;
    // The clocks of WebAssembly and daprd may have different precision.
    let since = state
        .created_at
        .duration_since(before - Duration::from_secs(1));
    ensure!(
        since.is_ok_and(|since| since < LIMIT) && state.last_updated_at >= state.created_at,
        "times of {state:?}"
    );
    let input: Value = serde_json::from_str(property(&state, "input").context("an input")?)?;
    same("the input", &input, &json!({ "ship": "Tantive ü" }))?;

    let call = crew.purge_workflow(COMPONENT, id);
    fails_with("purging", call.await, 500, ErrorCode::PurgeWorkflow)?;
    let event = crew.raise_event_workflow(COMPONENT, id, "signal");
    event.json("plans").await?;
    let state = wait(&crew, id, is(WorkflowStatus::Completed)).await?;
    let output: Value = serde_json::from_str(property(&state, "output").context("an output")?)?;
    same(
        "the output",
        &output,
        &json!({ "plan": { "ship": "Tantive ü" }, "loot": "plans" }),
    )?;

    crew.purge_workflow(COMPONENT, id).await?;
    let call = crew.get_workflow(COMPONENT, id);
    fails_with("then", call.await, 404, ErrorCode::InstanceIdNotFound)?;
    Ok(())
}

async fn pauses(world: World) -> Outcome {
    let (crew, id) = (world.crew()?, "paused");
    start(&crew, "heist", id, Value::Null).await?;
    wait(&crew, id, waits).await?;
    crew.pause_workflow(COMPONENT, id).await?;
    wait(&crew, id, is(WorkflowStatus::Suspended)).await?;
    let event = crew.raise_event_workflow(COMPONENT, id, "signal");
    event.json("plans").await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let state = crew.get_workflow(COMPONENT, id).await?;
    same(
        "the status",
        state.runtime_status,
        WorkflowStatus::Suspended,
    )?;
    crew.resume_workflow(COMPONENT, id).await?;
    wait(&crew, id, is(WorkflowStatus::Completed)).await?;
    Ok(())
}

async fn fails(world: World) -> Outcome {
    let (crew, id) = (world.crew()?, "failed");
    start(&crew, "heist", id, Value::Null).await?;
    let event = crew.raise_event_workflow(COMPONENT, id, "signal");
    event.json("reactor").await?;
    let state = wait(&crew, id, is(WorkflowStatus::Failed)).await?;
    let message = property(&state, "failure.error_message").context("a message")?;
    ensure!(message.contains("too heavy"), "the message is {message:?}");
    same("the output", property(&state, "output"), None)
}

async fn terminates_children(world: World) -> Outcome {
    let (crew, id) = (world.crew()?, "fleet");
    start(&crew, "fleet", id, Value::Null).await?;
    let begun = Instant::now();
    while let Err(error) = crew.get_workflow(COMPONENT, "fleet-scout").await {
        ensure!(
            error.is_not_found() && begun.elapsed() < LIMIT,
            "the scout: {error}"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    wait(&crew, "fleet-scout", waits).await?;
    crew.terminate_workflow(COMPONENT, id).await?;
    for id in [id, "fleet-scout"] {
        wait(&crew, id, is(WorkflowStatus::Terminated)).await?;
    }
    Ok(())
}

async fn unknown(world: World) -> Outcome {
    let (crew, id) = (world.crew()?, "never started");
    let call = crew.terminate_workflow(COMPONENT, id);
    fails_with("terminate", call.await, 404, ErrorCode::InstanceIdNotFound)?;
    let call = crew.pause_workflow(COMPONENT, id);
    fails_with("pause", call.await, 500, ErrorCode::PauseWorkflow)?;
    Ok(())
}
