//! Activities, and the completion of workflows.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use dapr_client::workflow::WorkflowStatus;

use super::replay::End;
use super::worker::Worker;
use super::{output, sidecar, start, start_as, state, status};
use crate::workflow::messages::actions::{ActionKind, SendEvent};

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn activities_run_in_sequence() {
    let sidecar = sidecar().await;
    let _worker = Worker::connect(
        &sidecar,
        |replay| {
            replay.set_status("asking for the price");
            let price = replay.activity("price", "7")?.unwrap();
            replay.set_status("paying");
            let paid = replay.activity("pay", &price)?.unwrap();
            Some(End::Completed(paid))
        },
        |name, input| Ok(format!("{name}({input})")),
    )
    .await;
    let hub = start(&sidecar, "order").await;
    assert_eq!(output(&hub, "order").await, "pay(price(7))");

    let state = state(&sidecar, "order").await;
    assert_eq!(state.runtime_status, WorkflowStatus::Completed);
    assert_eq!(state.workflow_name.as_deref(), Some("order"));
    assert_eq!(state.created_at, sidecar.clock().now());
    assert_eq!(state.properties["dapr.workflow.custom_status"], "paying");
    assert_eq!(state.properties["dapr.workflow.output"], "pay(price(7))");
}

#[tokio::test]
async fn activities_run_in_parallel() {
    let sidecar = sidecar().await;
    let worker = Worker::connect(
        &sidecar,
        |replay| {
            let task_ids: Vec<i32> = (0..5)
                .map(|n| replay.begin("count", &n.to_string()))
                .collect();
            let outcomes: Option<Vec<_>> =
                task_ids.into_iter().map(|id| replay.outcome(id)).collect();
            let counts = outcomes?.into_iter().map(Result::unwrap);
            Some(End::Completed(counts.collect::<Vec<_>>().join("+")))
        },
        |_, input| Ok(input.to_owned()),
    )
    .await;
    let hub = start(&sidecar, "sum").await;
    assert_eq!(output(&hub, "sum").await, "0+1+2+3+4");
    let log = worker.log();
    let activities = log.iter().filter(|line| line.starts_with("activity"));
    assert_eq!(activities.count(), 5, "{log:?}");
}

#[tokio::test]
async fn a_failed_activity_is_reported_to_the_workflow() {
    let sidecar = sidecar().await;
    let _worker = Worker::connect(
        &sidecar,
        |replay| match replay.activity("steal", "reactor")? {
            Ok(loot) => Some(End::Completed(loot)),
            Err(reason) => Some(End::Failed(format!("no loot: {reason}"))),
        },
        |_, input| Err(format!("the {input} is too heavy")),
    )
    .await;
    let hub = start(&sidecar, "heist").await;
    let message = "Bust: no loot: the reactor is too heavy";
    assert_eq!(output(&hub, "heist").await, message);

    let state = state(&sidecar, "heist").await;
    assert_eq!(state.runtime_status, WorkflowStatus::Failed);
    let properties = &state.properties;
    assert_eq!(properties["dapr.workflow.failure.error_type"], "Bust");
    assert!(!properties.contains_key("dapr.workflow.output"));
}

#[tokio::test]
async fn activities_are_retried_as_often_as_the_code_requests() {
    let sidecar = sidecar().await;
    let tries = AtomicU32::new(0);
    let worker = Worker::connect(
        &sidecar,
        |replay| {
            loop {
                match replay.activity("call", "")? {
                    Ok(response) => return Some(End::Completed(response)),
                    Err(_) => replay.timer(MINUTE, None)?,
                }
            }
        },
        move |_, _| match tries.fetch_add(1, Ordering::Relaxed) {
            3 => Ok("the fourth time".to_owned()),
            _ => Err("nobody answers".to_owned()),
        },
    )
    .await;
    let hub = start(&sidecar, "persistent").await;
    // The first attempt, and the turn with its outcome. The clock triggers the retries and therefore waits
    // for them.
    worker.wait_for_items(3).await;
    sidecar.advance(3 * MINUTE).await;
    assert_eq!(output(&hub, "persistent").await, "the fourth time");
}

#[tokio::test]
async fn unsupported_actions_fail_with_a_reason() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, |replay| match replay.name.as_str() {
        "elsewhere" => {
            let outcome = replay.activity_of("stock", "count")?;
            Some(End::Failed(outcome.unwrap_err()))
        }
        _ => {
            replay.other(ActionKind::SendEvent(SendEvent::default()));
            None
        }
    })
    .await;
    let hub = start(&sidecar, "elsewhere").await;
    let message = output(&hub, "elsewhere").await;
    assert!(message.contains("this one belongs to `stock`"), "{message}");

    start_as(&sidecar, "sender", "sender").await;
    let message = output(&hub, "sender").await;
    assert!(
        message.contains("which daprd 1.18.2 cannot do"),
        "{message}"
    );
    assert_eq!(status(&sidecar, "sender").await, WorkflowStatus::Failed);
}
