//! External events, suspend and resume.

use dapr_client::workflow::WorkflowStatus;

use super::replay::{End, Replay};
use super::worker::Worker;
use super::{output, sidecar, start, state, status};

fn takes_two(replay: &mut Replay) -> Option<End> {
    let first = replay.event("paid")?;
    replay.set_status(&format!("{first} of two"));
    let second = replay.event("paid")?;
    Some(End::Completed(format!("{first} and {second}")))
}

#[tokio::test]
async fn events_are_delivered_in_order_of_arrival() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, takes_two).await;
    let hub = start(&sidecar, "order").await;
    for sum in 1..=3 {
        hub.raise("order", "paid", &sum.to_string()).await;
    }
    assert_eq!(output(&hub, "order").await, "1 and 2");
}

#[tokio::test]
async fn events_can_be_raised_over_http() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, takes_two).await;
    let dapr = sidecar.client();
    let started = dapr.start_workflow("dapr", "order").json(&7).await.unwrap();
    let id = started.instance_id;
    for sum in [1, 2] {
        let raised = dapr.raise_event_workflow("dapr", &id, "paid");
        raised.json(&sum).await.unwrap();
    }
    let hub = super::hub::Hub::of(&sidecar);
    assert_eq!(output(&hub, &id).await, "1 and 2");
    let state = state(&sidecar, &id).await;
    assert_eq!(state.properties["dapr.workflow.input"], "7");
}

#[tokio::test]
async fn a_suspended_workflow_buffers_events() {
    let sidecar = sidecar().await;
    let worker = Worker::of(&sidecar, takes_two).await;
    let hub = start(&sidecar, "order").await;
    hub.suspend("order").await;
    assert_eq!(status(&sidecar, "order").await, WorkflowStatus::Suspended);
    for sum in ["1", "2"] {
        hub.raise("order", "paid", sum).await;
    }
    // The turns of the start, the suspension and the events.
    worker.wait_for_items(3).await;
    sidecar.clock().wait_until_idle().await;
    assert_eq!(status(&sidecar, "order").await, WorkflowStatus::Suspended);
    sidecar
        .client()
        .resume_workflow("dapr", "order")
        .await
        .unwrap();
    assert_eq!(output(&hub, "order").await, "1 and 2");
}

#[tokio::test]
async fn a_terminated_workflow_has_the_output_of_the_request() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, takes_two).await;
    let hub = start(&sidecar, "order").await;
    hub.suspend("order").await;
    hub.terminate("order", "enough", false).await;
    assert_eq!(status(&sidecar, "order").await, WorkflowStatus::Terminated);
    assert_eq!(output(&hub, "order").await, "enough");
    // Later events have no effect.
    hub.raise("order", "paid", "1").await;
    hub.suspend("order").await;
    assert_eq!(status(&sidecar, "order").await, WorkflowStatus::Terminated);
}
