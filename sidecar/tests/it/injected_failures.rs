//! Injected failures, and recorded calls.

use std::time::Duration;

use dapr_client::state::{GetState, StateItem};
use dapr_sidecar::{Component, Operation, Sidecar};

use crate::raw::{body, send};

async fn sidecar() -> Sidecar {
    Sidecar::builder()
        .component(Component::new("store", "state.in-memory"))
        .start()
        .await
        .unwrap()
}

#[tokio::test]
async fn the_number_of_failures_is_limited() {
    let sidecar = sidecar().await;
    let dapr = sidecar.client();
    sidecar
        .inject_failure(Operation::SaveState)
        .times(2)
        .error(500, "ERR_STATE_SAVE", "no room");
    for _ in 0..2 {
        let error = dapr
            .save_state("store", [StateItem::new("key", 1)])
            .await
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("ERR_STATE_SAVE") && error.contains("no room"),
            "{error}"
        );
    }
    // The operation did not run, and other operations work.
    assert!(matches!(
        dapr.get_state("store", "key").await.unwrap(),
        GetState::Missing
    ));
    dapr.save_state("store", [StateItem::new("key", 1)])
        .await
        .unwrap();
}

#[tokio::test]
async fn a_failure_repeats_until_it_is_cleared() {
    let sidecar = sidecar().await;
    sidecar
        .inject_failure(Operation::GetMetadata)
        .always()
        .status(503);
    for _ in 0..3 {
        assert!(sidecar.client().get_metadata().await.is_err());
    }
    sidecar.clear_failures();
    sidecar.client().get_metadata().await.unwrap();
}

#[tokio::test]
async fn a_closed_connection_does_not_block_the_client() {
    let sidecar = sidecar().await;
    sidecar
        .inject_failure(Operation::GetMetadata)
        .always()
        .close_connection();
    assert_eq!(send(&sidecar, "GET", "/v1.0/metadata", &[]).await, "");
    let call = tokio::time::timeout(Duration::from_secs(5), sidecar.client().get_metadata()).await;
    assert!(call.unwrap().is_err());
}

#[tokio::test]
async fn a_lost_response_still_executes_the_request() {
    let sidecar = sidecar().await;
    let dapr = sidecar.client();
    sidecar
        .inject_failure(Operation::SaveState)
        .always()
        .drop_response();
    assert!(
        dapr.save_state("store", [StateItem::new("key", 1)])
            .await
            .is_err()
    );
    assert!(matches!(
        dapr.get_state("store", "key").await.unwrap(),
        GetState::Found(_)
    ));
}

#[tokio::test]
async fn a_response_body_can_be_truncated() {
    let sidecar = sidecar().await;
    sidecar
        .client()
        .save_state("store", [StateItem::new("key", "value")])
        .await
        .unwrap();
    sidecar
        .inject_failure(Operation::GetState)
        .times(2)
        .truncate_response_after(3);
    let response = send(&sidecar, "GET", "/v1.0/state/store/key", &[]).await;
    assert!(response.contains("\r\nContent-Length: 7\r\n"), "{response}");
    assert_eq!(body(&response), "\"va");
    assert!(sidecar.client().get_state("store", "key").await.is_err());
    assert!(sidecar.client().get_state("store", "key").await.is_ok());
}

#[tokio::test]
async fn a_delay_follows_the_clock() {
    let sidecar = sidecar().await;
    sidecar.clock().freeze();
    sidecar
        .inject_failure(Operation::GetMetadata)
        .delay(Duration::from_secs(3600));
    let call = tokio::spawn(sidecar.client().get_metadata());
    while sidecar.calls_of(Operation::GetMetadata).is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert!(!call.is_finished());
    // Advances repeatedly, because the request may not wait for the clock yet.
    while !call.is_finished() {
        sidecar.advance(Duration::from_secs(3600)).await;
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    call.await.unwrap().unwrap();
}

#[tokio::test]
async fn calls_are_recorded() {
    let sidecar = sidecar().await;
    sidecar
        .client()
        .save_state("store", [StateItem::new("key", 1)])
        .await
        .unwrap();
    send(
        &sidecar,
        "GET",
        "/v1.0/state/nowhere/key?x=1",
        &[("x-mark", "here")],
    )
    .await;
    let calls = sidecar.calls();
    assert_eq!(calls.len(), 2);
    assert_eq!(
        (calls[0].operation, calls[0].status),
        (Operation::SaveState, Some(204))
    );
    assert!(String::from_utf8_lossy(&calls[0].body).contains("\"key\""));
    let call = &sidecar.calls_of(Operation::GetState)[0];
    assert_eq!(
        (call.path.as_str(), call.query.as_deref(), call.status),
        ("/v1.0/state/nowhere/key", Some("x=1"), Some(400))
    );
    assert_eq!(call.headers.get("x-mark"), Some(&b"here"[..]));
    sidecar.clear_calls();
    assert!(sidecar.calls().is_empty());
}
