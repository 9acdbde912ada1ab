//! The transactional outbox: committed changes reach subscribers.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use dapr_client::ErrorCode;
use dapr_client::state::{StateItem, StateKey, TransactionOperation};
use dapr_sidecar::{AppRequest, AppResponse, Clock, Component, Sidecar};

type Events = Arc<Mutex<Vec<serde_json::Value>>>;

async fn start(events: &Events, store: Component, broker: Component) -> Sidecar {
    let events = events.clone();
    let app = move |request: AppRequest| {
        let reply = match request.path.as_str() {
            "/dapr/subscribe" => AppResponse::new(200)
                .json(r#"[{"pubsubname":"rebel-net","topic":"saved","route":"/saved"}]"#),
            "/saved" => {
                let event = serde_json::from_slice(&request.body).unwrap();
                events.lock().unwrap().push(event);
                AppResponse::new(200)
            }
            _ => AppResponse::new(404),
        };
        std::future::ready(reply)
    };
    let sidecar = Sidecar::builder()
        .app_id("base")
        .clock(Clock::frozen(
            SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000),
        ))
        .stand_ins()
        .component(store)
        .component(broker)
        .app(app)
        .start()
        .await
        .unwrap();
    sidecar.wait_until_ready().await;
    sidecar
}

fn store() -> Component {
    Component::new("starwars", "state.in-memory")
        .property("outboxPublishPubsub", "rebel-net")
        .property("outboxPublishTopic", "saved")
}

fn broker() -> Component {
    Component::new("rebel-net", "pubsub.in-memory")
}

fn data(events: &Events) -> Vec<String> {
    let events = std::mem::take(&mut *events.lock().unwrap());
    events
        .iter()
        .map(|event| event["data"].to_string())
        .collect()
}

#[tokio::test]
async fn a_committed_transaction_is_published_a_second_later() {
    let events = Events::default();
    let sidecar = start(&events, store(), broker()).await;
    let json = |key: &str, value: u32| {
        TransactionOperation::upsert(StateItem::new(key, value).content_type("application/json"))
    };
    sidecar
        .client()
        .execute_state_transaction("starwars", [json("a", 1), json("b", 2)])
        .await
        .unwrap();
    sidecar.advance(Duration::from_millis(999)).await;
    assert_eq!(data(&events), [] as [&str; 0]);
    assert_eq!(sidecar.state("starwars").unwrap().len(), 4, "two marks");
    sidecar.advance(Duration::from_millis(1)).await;
    let event = events.lock().unwrap()[0].clone();
    assert_eq!(event["topic"], "saved");
    assert_eq!(event["pubsubname"], "rebel-net");
    assert_eq!(event["source"], "base");
    assert_eq!(data(&events), ["1", "2"]);
    let left: Vec<String> = sidecar.state("starwars").unwrap().into_keys().collect();
    assert_eq!(left, ["base||a", "base||b"]);
}

#[tokio::test]
async fn a_failed_transaction_is_not_published() {
    let events = Events::default();
    let sidecar = start(&events, store(), broker()).await;
    let dapr = sidecar.client();
    let stale = StateItem::new("a", 1).etag("stale");
    let error = dapr
        .execute_state_transaction("starwars", [TransactionOperation::upsert(stale)])
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::StateTransaction));
    // Deletions are not published.
    dapr.execute_state_transaction(
        "starwars",
        [TransactionOperation::delete(StateKey::new("a"))],
    )
    .await
    .unwrap();
    dapr.execute_state_transaction(
        "starwars",
        [TransactionOperation::upsert(StateItem::new("b", "saved"))],
    )
    .await
    .unwrap();
    sidecar.advance(Duration::from_secs(1)).await;
    assert_eq!(data(&events), ["\"saved\""]);
    sidecar.advance(Duration::from_secs(3600)).await;
    assert_eq!(data(&events), [] as [&str; 0]);
}

#[tokio::test]
async fn a_transaction_that_cannot_be_published_is_not_saved() {
    let events = Events::default();
    let broker =
        Component::new("rebel-net", "pubsub.redis").property("redisHost", "127.0.0.1:6379");
    let sidecar = start(&events, store(), broker).await;
    sidecar.network().stop_server("127.0.0.1:6379");
    let save = || {
        sidecar.client().execute_state_transaction(
            "starwars",
            [TransactionOperation::upsert(StateItem::new("a", 1))],
        )
    };
    let error = save().await.unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::PublishOutbox));
    assert!(
        error.to_string().contains(
            "error while publishing outbox message: redis streams: error from publish: dial tcp"
        ),
        "{error}"
    );
    assert!(sidecar.state("starwars").unwrap().is_empty());
    sidecar.network().restore_server("127.0.0.1:6379");
    save().await.unwrap();
    sidecar.advance(Duration::from_secs(1)).await;
    assert_eq!(data(&events), ["\"1\""]);
}

#[tokio::test]
async fn the_outbox_broker_can_be_another_component_or_missing() {
    let events = Events::default();
    let store = store().property("outboxPubsub", "nowhere");
    let sidecar = start(&events, store, broker()).await;
    let error = sidecar
        .client()
        .execute_state_transaction(
            "starwars",
            [TransactionOperation::upsert(StateItem::new("a", 1))],
        )
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("pubsub 'nowhere' not found"),
        "{error}"
    );
}
