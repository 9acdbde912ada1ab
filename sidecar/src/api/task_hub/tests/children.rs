//! Child workflows.

use dapr_client::workflow::WorkflowStatus;

use super::replay::{End, Replay};
use super::worker::Worker;
use super::{output, sidecar, start, status};
use crate::workflow::messages::actions::{ActionKind, CreateDetached};

/// A `fleet` starts a `scout`, which waits for an event.
fn fleet(replay: &mut Replay) -> Option<End> {
    match replay.name.as_str() {
        "fleet" => match replay.child("scout", "scout", "Hoth")? {
            Ok(news) => Some(End::Completed(format!("all go: {news}"))),
            Err(reason) => Some(End::Failed(reason)),
        },
        _ => match replay.event("news")?.as_str() {
            "lost" => Some(End::Failed("the scout is lost".to_owned())),
            news => {
                let place = replay.input.clone().unwrap_or_default();
                Some(End::Completed(format!("{place} is {news}")))
            }
        },
    }
}

#[tokio::test]
async fn a_child_workflow_returns_its_output_to_the_parent() {
    let sidecar = sidecar().await;
    let worker = Worker::of(&sidecar, fleet).await;
    let hub = start(&sidecar, "fleet").await;
    worker.wait_for_items(2).await;
    let listed = sidecar.workflows();
    assert_eq!(listed[1].parent.as_deref(), Some("fleet"));
    hub.raise("scout", "news", "cold").await;
    assert_eq!(output(&hub, "fleet").await, "all go: Hoth is cold");
}

#[tokio::test]
async fn a_failed_child_workflow_is_reported_to_the_parent() {
    let sidecar = sidecar().await;
    let worker = Worker::of(&sidecar, fleet).await;
    let hub = start(&sidecar, "fleet").await;
    worker.wait_for_items(2).await;
    hub.raise("scout", "news", "lost").await;
    assert_eq!(output(&hub, "fleet").await, "Bust: the scout is lost");
}

#[tokio::test]
async fn terminate_and_purge_include_child_workflows() {
    let sidecar = sidecar().await;
    let worker = Worker::of(&sidecar, fleet).await;
    let hub = start(&sidecar, "fleet").await;
    worker.wait_for_items(2).await;
    sidecar.clock().wait_until_idle().await;
    let error = hub.purge("fleet", false).await.unwrap_err();
    let message = "failed to purge workflow state: orchestration has not yet completed";
    assert_eq!(error.message(), message);

    hub.terminate("fleet", "", true).await;
    hub.completion("scout").await;
    assert_eq!(status(&sidecar, "scout").await, WorkflowStatus::Terminated);
    assert_eq!(hub.purge("fleet", false).await.unwrap(), 2);
    assert!(sidecar.workflows().is_empty());
}

#[tokio::test]
async fn a_non_recursive_terminate_leaves_the_child_which_blocks_a_restart() {
    let sidecar = sidecar().await;
    let worker = Worker::of(&sidecar, fleet).await;
    let hub = start(&sidecar, "fleet").await;
    worker.wait_for_items(2).await;
    hub.terminate("fleet", "", false).await;
    assert_eq!(status(&sidecar, "scout").await, WorkflowStatus::Running);
    let error = hub.start("fleet", "fleet", None).await.unwrap_err();
    assert_eq!(error.code(), tonic::Code::AlreadyExists);
    assert!(
        error.message().ends_with(
            "cannot recreate workflow with ID 'fleet': child workflow 'scout': orchestration has not yet completed"
        ),
        "{error}"
    );
    // A forced purge deletes both, finished or not.
    assert_eq!(hub.purge("fleet", true).await.unwrap(), 2);
}

#[tokio::test]
async fn a_child_workflow_with_an_id_in_use_fails() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, fleet).await;
    let hub = start(&sidecar, "scout").await;
    hub.start("fleet", "fleet", None).await.unwrap();
    let message = "Bust: an active workflow with ID 'scout' already exists";
    assert_eq!(output(&hub, "fleet").await, message);
}

#[tokio::test]
async fn detached_instances_start_without_a_parent() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, |replay| {
        if replay.name == "alone" {
            return Some(End::Completed(replay.input.clone().unwrap_or_default()));
        }
        replay.other(ActionKind::CreateDetached(CreateDetached {
            instance_id: "alone".to_owned(),
            name: "alone".to_owned(),
            input: Some("7".to_owned()),
            ..CreateDetached::default()
        }));
        Some(End::Completed(String::new()))
    })
    .await;
    let hub = start(&sidecar, "starter").await;
    assert_eq!(output(&hub, "alone").await, "7");
    let listed = sidecar.workflows();
    assert_eq!((listed[0].id.as_str(), &listed[0].parent), ("alone", &None));
}
