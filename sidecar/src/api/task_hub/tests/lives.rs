//! `ContinueAsNew`, and versions of workflow code.

use std::time::Duration;

use dapr_client::workflow::WorkflowStatus;

use super::replay::{End, Replay};
use super::worker::Worker;
use super::{Hub, output, sidecar, start, status};
use crate::workflow::messages::actions::{ActionKind, VersionNotAvailable};
use crate::workflow::messages::{
    Event, History, HistoryOf, Nothing, WorkItemRequest, WorkflowVersion,
};

#[tokio::test]
async fn continue_as_new_carries_over_unprocessed_events() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, |replay| {
        let so_far = replay.input.clone().unwrap_or_default();
        let next = replay.event("letter")?;
        Some(match next.as_str() {
            "." => End::Completed(so_far),
            letter => End::Anew(so_far + letter),
        })
    })
    .await;
    let hub = start(&sidecar, "word").await;
    for letter in ["d", "a", "p", "r", "."] {
        hub.raise("word", "letter", letter).await;
    }
    assert_eq!(output(&hub, "word").await, "dapr");
    // The history contains only the latest execution.
    let request = HistoryOf {
        instance_id: "word".to_owned(),
    };
    let history: History = hub.call("GetInstanceHistory", request).await.unwrap();
    let started = history.events.iter().find_map(|event| match &event.event {
        Some(Event::ExecutionStarted(started)) => started.input.clone(),
        _ => None,
    });
    assert_eq!(started.as_deref(), Some("dapr"));
}

#[tokio::test]
async fn continue_as_new_discards_earlier_timers_and_activities() {
    let sidecar = sidecar().await;
    let minute = Duration::from_secs(60);
    let worker = Worker::connect(
        &sidecar,
        move |replay: &mut Replay| {
            let is_first = replay.input.is_none();
            // Both executions use the same task IDs.
            let fired = replay.timer(if is_first { minute } else { 10 * minute }, None);
            let done = replay.activity("work", if is_first { "old" } else { "new" });
            if is_first {
                replay.event("again")?;
                return Some(End::Anew("second".to_owned()));
            }
            fired?;
            Some(End::Completed(done?.unwrap()))
        },
        |_, input| Ok(input.to_owned()),
    )
    .await;
    let hub = start(&sidecar, "phoenix").await;
    worker.wait_for_items(3).await;
    hub.raise("phoenix", "again", "").await;
    // The turn of the event, the turn of the new execution, its activity, and the turn with its outcome.
    worker.wait_for_items(7).await;
    sidecar.advance(minute).await;
    assert_eq!(status(&sidecar, "phoenix").await, WorkflowStatus::Running);
    sidecar.advance(9 * minute).await;
    assert_eq!(output(&hub, "phoenix").await, "new");
}

#[tokio::test]
async fn a_completed_instance_restarts_without_its_old_history() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, |replay| {
        replay.set_status("here");
        Some(End::Completed(replay.input.clone().unwrap_or_default()))
    })
    .await;
    let hub = Hub::of(&sidecar);
    for input in ["1", "2"] {
        hub.start("twice", "twice", Some(input)).await.unwrap();
        assert_eq!(output(&hub, "twice").await, input);
    }
    assert_eq!(sidecar.workflows().len(), 1);
}

#[tokio::test]
async fn an_instance_waits_for_a_worker_with_its_version() {
    let sidecar = sidecar().await;
    let old_worker = Worker::of(&sidecar, |replay| {
        replay.other(ActionKind::VersionNotAvailable(VersionNotAvailable {}));
        None
    })
    .await;
    let hub = start(&sidecar, "order").await;
    // The HTTP API has no name for this status, as with daprd.
    assert_eq!(status(&sidecar, "order").await, WorkflowStatus::Unknown);
    assert_eq!(sidecar.workflows()[0].status, WorkflowStatus::Unknown);
    drop(old_worker);
    let _new = Worker::of(&sidecar, |_| Some(End::Completed("done".to_owned()))).await;
    assert_eq!(output(&hub, "order").await, "done");
}

#[tokio::test]
async fn an_instance_stalls_if_its_patches_are_missing() {
    let sidecar = sidecar().await;
    let hub = Hub::of(&sidecar);
    let mut items = hub.items().await.unwrap();
    let started = tokio::spawn({
        let hub = hub.clone();
        async move { hub.start("order", "order", None).await }
    });
    for patches in [&["tax"][..], &[]] {
        let item = items.message().await.unwrap().unwrap();
        let Some(WorkItemRequest::Workflow(turn)) = item.request else {
            panic!("a turn was expected");
        };
        let mut response = Replay::turn(turn, item.completion_token, |replay| {
            replay.event("never").map(End::Completed)
        });
        response.version = Some(WorkflowVersion {
            patches: patches.iter().map(|&patch| patch.to_owned()).collect(),
            name: None,
        });
        let Nothing {} = hub
            .call("CompleteOrchestratorTask", response)
            .await
            .unwrap();
        if !patches.is_empty() {
            hub.raise("order", "another", "").await;
        }
    }
    started.await.unwrap().unwrap();
    assert_eq!(status(&sidecar, "order").await, WorkflowStatus::Unknown);
    let raised = sidecar.client().raise_event_workflow("dapr", "order", "x");
    let error = raised.await.unwrap_err().to_string();
    assert!(error.contains("workflow is stalled"), "{error}");
}
