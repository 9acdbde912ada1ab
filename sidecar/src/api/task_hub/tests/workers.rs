//! Workers that connect and disconnect.

use std::time::Duration;

use dapr_client::workflow::WorkflowStatus;

use super::replay::{End, Replay};
use super::worker::Worker;
use super::{Hub, output, sidecar, start, status};
use crate::workflow::messages::{Nothing, WorkItemRequest};

fn has_something_done(replay: &mut Replay) -> Option<End> {
    let done = replay.activity("work", "7")?.unwrap();
    Some(End::Completed(done))
}

fn done(_: &str, input: &str) -> Result<String, String> {
    Ok(format!("{input} is done"))
}

#[tokio::test]
async fn start_waits_for_a_worker() {
    let sidecar = sidecar().await;
    let dapr = sidecar.client();
    let pending_start = tokio::spawn(async move { dapr.start_workflow("dapr", "early").await });
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert!(!pending_start.is_finished());
    let _worker = Worker::connect(&sidecar, has_something_done, done).await;
    let id = pending_start.await.unwrap().unwrap().instance_id;
    assert_eq!(output(&Hub::of(&sidecar), &id).await, "7 is done");
}

#[tokio::test]
async fn another_worker_takes_over_the_turn_of_a_disconnected_one() {
    let sidecar = sidecar().await;
    let idle_worker = Worker::idle(&sidecar).await;
    let dapr = sidecar.client();
    let started = dapr.start_workflow("dapr", "relay").instance_id("relay");
    started.await.unwrap();
    assert_eq!(idle_worker.wait_for_items(1).await, ["turn relay"]);
    let other = Worker::connect(&sidecar, has_something_done, done).await;
    assert!(other.log().is_empty());
    drop(idle_worker);
    assert_eq!(output(&Hub::of(&sidecar), "relay").await, "7 is done");
}

#[tokio::test]
async fn work_waits_while_no_worker_is_connected() {
    let sidecar = sidecar().await;
    let worker = Worker::of(&sidecar, |replay| {
        replay.timer(Duration::from_secs(60), None)?;
        has_something_done(replay)
    })
    .await;
    let hub = start(&sidecar, "patient").await;
    drop(worker);
    while sidecar
        .client()
        .get_metadata()
        .await
        .unwrap()
        .workflows
        .is_some()
    {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // The clock does not wait for a worker to connect.
    sidecar.advance(Duration::from_secs(60)).await;
    let error = sidecar.client().pause_workflow("dapr", "patient").await;
    let error = error.unwrap_err().to_string();
    assert!(error.contains("did not find address for actor"), "{error}");
    assert_eq!(status(&sidecar, "patient").await, WorkflowStatus::Running);

    let _worker = Worker::connect(
        &sidecar,
        |replay| {
            replay.timer(Duration::from_secs(60), None)?;
            has_something_done(replay)
        },
        done,
    )
    .await;
    assert_eq!(output(&hub, "patient").await, "7 is done");
}

#[tokio::test]
async fn the_activity_of_a_disconnected_worker_is_reassigned() {
    let sidecar = sidecar().await;
    // Completes turns but no activities: half of its connection is closed.
    let hub = Hub::of(&sidecar);
    let mut items = hub.items().await.unwrap();
    let started = tokio::spawn({
        let hub = hub.clone();
        async move { hub.start("relay", "relay", None).await }
    });
    let turn = items.message().await.unwrap().unwrap();
    let request = match turn.request.unwrap() {
        WorkItemRequest::Workflow(request) => request,
        other => panic!("{other:?}"),
    };
    let response = Replay::turn(request, turn.completion_token, has_something_done);
    let Nothing {} = hub.call("CompleteWorkflowTask", response).await.unwrap();
    started.await.unwrap().unwrap();
    // The worker has received the activity.
    items.message().await.unwrap().unwrap();
    let other = Worker::connect(&sidecar, has_something_done, done).await;
    assert!(other.log().is_empty());
    drop(items);
    assert_eq!(output(&hub, "relay").await, "7 is done");
    assert_eq!(other.log(), ["activity work 7", "turn relay"]);
}

#[tokio::test]
async fn work_is_distributed_over_two_workers() {
    let sidecar = sidecar().await;
    let first = Worker::connect(&sidecar, has_something_done, done).await;
    let second = Worker::connect(&sidecar, has_something_done, done).await;
    let metadata = sidecar.client().get_metadata().await.unwrap();
    assert_eq!(metadata.workflows.unwrap().connected_workers, Some(2));
    // In daprd, instances are actors whose types are registered while a worker is connected.
    let types: Vec<_> = metadata
        .actors
        .into_iter()
        .map(|actor| actor.r#type)
        .collect();
    assert!(
        types.contains(&"dapr.internal.default.crew.workflow".to_owned()),
        "{types:?}"
    );
    let hub = Hub::of(&sidecar);
    for n in 0..10 {
        let id = format!("order-{n}");
        hub.start(&id, "order", None).await.unwrap();
        assert_eq!(output(&hub, &id).await, "7 is done");
    }
    let (first, second) = (first.log().len(), second.log().len());
    assert_eq!(first + second, 30);
    assert!(first > 5 && second > 5, "{first} {second}");
}

#[tokio::test]
async fn late_responses_are_ignored() {
    let sidecar = sidecar().await;
    let hub = Hub::of(&sidecar);
    let mut items = hub.items().await.unwrap();
    let dapr = sidecar.client();
    let started = dapr.start_workflow("dapr", "relay").instance_id("relay");
    started.await.unwrap();
    let turn = items.message().await.unwrap().unwrap();
    drop(items);
    let _other = Worker::connect(&sidecar, has_something_done, done).await;
    assert_eq!(output(&hub, "relay").await, "7 is done");
    let request = match turn.request.unwrap() {
        WorkItemRequest::Workflow(request) => request,
        other => panic!("{other:?}"),
    };
    let late_response = Replay::turn(request, turn.completion_token, |_| {
        Some(End::Failed("too late".to_owned()))
    });
    let Nothing {} = hub
        .call("CompleteWorkflowTask", late_response)
        .await
        .unwrap();
    assert_eq!(output(&hub, "relay").await, "7 is done");
}
