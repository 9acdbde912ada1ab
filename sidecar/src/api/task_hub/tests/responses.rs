//! Responses of the gRPC server that do not involve work items.

use tonic::Code;

use super::worker::Worker;
use super::{Hub, sidecar, store};
use crate::Sidecar;
use crate::workflow::messages::{
    GetInstance, Instances, ListInstances, Nothing, RaiseEvent, StateOf,
};

#[tokio::test]
async fn the_task_hub_is_disabled_by_default() {
    let sidecar = Sidecar::builder().component(store()).start().await.unwrap();
    assert_eq!(sidecar.grpc_port(), None);
    assert_eq!(sidecar.grpc_endpoint(), None);
    // No worker can connect, so the request fails instead of waiting.
    let started = sidecar.client().start_workflow("dapr", "order").await;
    let error = started.unwrap_err().to_string();
    assert!(error.contains("did not find address for actor"), "{error}");
}

#[tokio::test]
async fn the_api_token_is_required() {
    let builder = Sidecar::builder().component(store()).api_token("sesame");
    let sidecar = builder.grpc().start().await.unwrap();
    let mut hub = Hub::of(&sidecar);
    for (token, expected) in [
        (None, Code::Unauthenticated),
        (Some("open"), Code::Unauthenticated),
        (Some("sesame"), Code::Ok),
    ] {
        hub.token = token;
        let response: Result<Nothing, _> = hub.call("Hello", Nothing {}).await;
        assert_eq!(
            response.map_or_else(|status| status.code(), |_| Code::Ok),
            expected
        );
        let stream = hub.items().await;
        assert_eq!(
            stream.map_or_else(|status| status.code(), |_| Code::Ok),
            expected
        );
    }
}

#[tokio::test]
async fn unimplemented_methods_are_reported() {
    let sidecar = sidecar().await;
    let hub = Hub::of(&sidecar);
    let response: Result<Nothing, _> = hub.call("RerunWorkflowFromEvent", Nothing {}).await;
    let status = response.unwrap_err();
    assert_eq!(status.code(), Code::Unimplemented);
    let message = "has no method /TaskHubSidecarService/RerunWorkflowFromEvent";
    assert!(status.message().contains(message), "{status}");
}

#[tokio::test]
async fn missing_instances_give_the_errors_of_daprd() {
    let sidecar = sidecar().await;
    let hub = Hub::of(&sidecar);
    let get = GetInstance {
        instance_id: "none".to_owned(),
        with_values: true,
    };
    let state: StateOf = hub.call("GetInstance", get).await.unwrap();
    assert!(!state.exists);

    let raise = RaiseEvent {
        instance_id: "none".to_owned(),
        ..RaiseEvent::default()
    };
    let response: Result<Nothing, _> = hub.call("RaiseEvent", raise.clone()).await;
    assert_eq!(response.unwrap_err().code(), Code::FailedPrecondition);
    let _worker = Worker::idle(&sidecar).await;
    let response: Result<Nothing, _> = hub.call("RaiseEvent", raise).await;
    let status = response.unwrap_err();
    assert_eq!(
        (status.code(), status.message()),
        (Code::Unknown, "no such instance exists")
    );
}

#[tokio::test]
async fn workflows_need_placement_and_an_actor_state_store() {
    let sidecar = Sidecar::builder()
        .grpc()
        .placement(false)
        .start()
        .await
        .unwrap();
    let status = Hub::of(&sidecar).items().await.unwrap_err();
    assert_eq!(status.code(), Code::Unavailable);

    let sidecar = Sidecar::builder().grpc().start().await.unwrap();
    let _worker = Worker::idle(&sidecar).await;
    let status = Hub::of(&sidecar).start("a", "b", None).await.unwrap_err();
    assert_eq!(status.code(), Code::Internal);
    assert!(status.message().contains("actorStateStore"), "{status}");
}

#[tokio::test]
async fn oversized_messages_fail_with_the_code_that_workers_expect() {
    let builder = Sidecar::builder().component(store()).grpc();
    let sidecar = builder.max_body_size(1000).start().await.unwrap();
    let _worker = Worker::idle(&sidecar).await;
    let input = "x".repeat(1000);
    let hub = Hub::of(&sidecar);
    let status = hub.start("a", "b", Some(&input)).await.unwrap_err();
    assert_eq!(status.code(), Code::ResourceExhausted, "{status}");
    assert!(sidecar.workflows().is_empty());
}

#[tokio::test]
async fn instances_are_listed_in_pages() {
    let sidecar = sidecar().await;
    let _worker = Worker::idle(&sidecar).await;
    for id in ["c", "a", "b"] {
        let started = sidecar.client().start_workflow("dapr", "x").instance_id(id);
        started.await.unwrap();
    }
    let hub = Hub::of(&sidecar);
    let mut continuation = None;
    let mut pages = Vec::new();
    loop {
        let request = ListInstances {
            continuation,
            page_size: Some(2),
        };
        let page: Instances = hub.call("ListInstanceIDs", request).await.unwrap();
        pages.push(page.ids.concat());
        continuation = page.continuation;
        if continuation.is_none() {
            break;
        }
    }
    assert_eq!(pages, ["ab", "c"]);
}

#[tokio::test]
async fn shutdown_does_not_wait_for_connected_workers() {
    let sidecar = sidecar().await;
    let mut items = Hub::of(&sidecar).items().await.unwrap();
    let start_time = std::time::Instant::now();
    sidecar.stop(std::time::Duration::from_secs(20)).await;
    assert!(start_time.elapsed() < std::time::Duration::from_secs(10));
    let status = items.message().await.unwrap_err();
    assert_eq!(
        (status.code(), status.message()),
        (Code::Cancelled, "shutting down")
    );
}
