//! Events, jobs and actors, from the client to the application and back.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use dapr_sidecar::{AppRequest, AppResponse, Clock, Component, Network, Sidecar};

/// The path and body of each request to the application.
type Calls = Arc<Mutex<Vec<(String, String)>>>;

const SUBSCRIPTIONS: &str = r#"[
    {"pubsubname":"rebel-net","topic":"orders","deadLetterTopic":"lost","routes":{
        "rules":[{"match":"event.type == \"order.cancelled\"","path":"/cancelled"}],"default":"/orders"}},
    {"pubsubname":"rebel-net","topic":"lost","route":"/lost"}]"#;

fn application(calls: &Calls) -> impl Fn(AppRequest) -> std::future::Ready<AppResponse> + use<> {
    let calls = calls.clone();
    move |request: AppRequest| {
        let body = String::from_utf8_lossy(&request.body).into_owned();
        let reply = match request.path.as_str() {
            "/dapr/subscribe" => AppResponse::new(200).json(SUBSCRIPTIONS),
            "/dapr/config" => {
                AppResponse::new(200).json(r#"{"entities":["droid"],"actorIdleTimeout":"1h"}"#)
            }
            path => {
                calls
                    .lock()
                    .unwrap()
                    .push((format!("{} {path}", request.method), body.clone()));
                match path {
                    "/orders" if body.contains("too much") => AppResponse::new(500),
                    path if path.ends_with("/echo") => AppResponse::new(200).body(body),
                    _ => AppResponse::new(200),
                }
            }
        };
        std::future::ready(reply)
    }
}

fn paths(calls: &Calls) -> Vec<String> {
    std::mem::take(&mut *calls.lock().unwrap())
        .into_iter()
        .map(|(path, _)| path)
        .collect()
}

fn clock() -> Clock {
    Clock::frozen(SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000))
}

async fn start(calls: &Calls) -> Sidecar {
    let sidecar = Sidecar::builder()
        .app_id("base")
        .clock(clock())
        .component(Component::new("rebel-net", "pubsub.in-memory"))
        .component(
            Component::new("starwars", "state.in-memory").property("actorStateStore", "true"),
        )
        .app(application(calls))
        .start()
        .await
        .unwrap();
    sidecar.wait_until_ready().await;
    sidecar
}

#[cfg(feature = "cel")]
#[tokio::test]
async fn an_event_reaches_the_route_for_its_type() {
    let calls = Calls::default();
    let sidecar = start(&calls).await;
    let dapr = sidecar.client();
    dapr.publish_event("rebel-net", "orders")
        .json(&1)
        .await
        .unwrap();
    dapr.publish_event("rebel-net", "orders")
        .event_type("order.cancelled")
        .await
        .unwrap();
    dapr.publish_event("rebel-net", "orders")
        .body("too much")
        .await
        .unwrap();
    sidecar.clock().wait_until_idle().await;
    assert_eq!(
        paths(&calls),
        [
            "POST /orders",
            "POST /cancelled",
            "POST /orders",
            "POST /lost"
        ]
    );
    let published = sidecar.published("rebel-net").unwrap();
    let topics: Vec<&str> = published.iter().map(|event| event.topic.as_str()).collect();
    assert_eq!(topics, ["orders", "orders", "orders", "lost"]);
    assert!(
        sidecar
            .published("empire-net")
            .unwrap_err()
            .to_string()
            .contains("\"rebel-net\"")
    );
    let metadata = dapr.get_metadata().await.unwrap();
    assert_eq!(
        metadata.subscriptions[0].rules[0].path.as_deref(),
        Some("/cancelled")
    );
    assert_eq!(metadata.subscriptions[0].dead_letter_topic, "lost");
}

#[tokio::test]
async fn an_unserved_subscription_is_reported_with_a_reason() {
    let stated = r#"[{"pubsubname":"empire-net","topic":"t","route":"/t"},
        {"pubsubname":"rebel-net","topic":"secret","route":"/t"}]"#;
    let sidecar = Sidecar::builder()
        .app_id("base")
        .component(
            Component::new("rebel-net", "pubsub.in-memory").property("protectedTopics", "secret"),
        )
        .app(move |request: AppRequest| {
            let subscribes = request.path == "/dapr/subscribe";
            std::future::ready(if subscribes {
                AppResponse::new(200).json(stated)
            } else {
                AppResponse::new(404)
            })
        })
        .start()
        .await
        .unwrap();
    sidecar.wait_until_ready().await;
    let refused = sidecar.rejected_subscriptions();
    assert!(refused[0].contains("`t` of `empire-net`"), "{refused:?}");
    assert!(refused[1].contains("scopes"), "{refused:?}");
}

#[tokio::test]
async fn a_job_fires_at_its_due_time() {
    let calls = Calls::default();
    let sidecar = start(&calls).await;
    let dapr = sidecar.client();
    dapr.schedule_job("evacuate", "echo")
        .schedule("@every 1h")
        .repeats(2)
        .await
        .unwrap();
    assert_eq!(dapr.get_job("evacuate").await.unwrap().repeats, Some(2));
    sidecar.clock().advance(Duration::from_secs(86_400)).await;
    let called = std::mem::take(&mut *calls.lock().unwrap());
    let call = ("POST /job/evacuate".to_owned(), "\"echo\"".to_owned());
    assert_eq!(called, [call.clone(), call]);
    let gone = dapr.get_job("evacuate").await.unwrap_err().to_string();
    assert!(gone.contains("job not found: evacuate"), "{gone}");
}

#[tokio::test]
async fn an_actor_responds_stores_state_and_receives_reminders() {
    let calls = Calls::default();
    let sidecar = start(&calls).await;
    let dapr = sidecar.client();
    let reply = dapr
        .invoke_actor("droid", "r2", "echo")
        .body("beep")
        .await
        .unwrap();
    assert_eq!(reply.text().await.unwrap(), "beep");
    assert_eq!(
        dapr.get_metadata()
            .await
            .unwrap()
            .actor_runtime
            .active_actors[0]
            .count,
        Some(1)
    );
    dapr.register_actor_reminder("droid", "r2", "oil")
        .due_time(Duration::from_secs(600))
        .await
        .unwrap();
    dapr.register_actor_timer("droid", "r2", "beep")
        .due_time(Duration::from_secs(1200))
        .await
        .unwrap();
    sidecar.clock().advance(Duration::from_secs(2 * 3600)).await;
    assert_eq!(
        paths(&calls),
        [
            "PUT /actors/droid/r2/method/echo",
            "PUT /actors/droid/r2/method/remind/oil",
            "PUT /actors/droid/r2/method/timer/beep",
            "DELETE /actors/droid/r2",
        ]
    );
    dapr.invoke_actor("droid", "r2", "echo").await.unwrap();
    sidecar.stop(Duration::from_secs(5)).await;
    assert_eq!(paths(&calls).last().unwrap(), "DELETE /actors/droid/r2");
}

#[tokio::test]
async fn an_actor_is_hosted_by_one_sidecar_of_a_network() {
    let network = Network::new().unwrap();
    let (first, second) = (Calls::default(), Calls::default());
    let mut sidecars = Vec::new();
    for calls in [&first, &second] {
        let store =
            Component::new("starwars", "state.in-memory").property("actorStateStore", "true");
        let sidecar = network
            .sidecar("base")
            .component(store)
            .app(application(calls))
            .start()
            .await
            .unwrap();
        sidecar.wait_until_ready().await;
        sidecars.push(sidecar);
    }
    for number in 0..20 {
        let dapr = sidecars[number % 2].client();
        dapr.invoke_actor("droid", number.to_string(), "echo")
            .await
            .unwrap();
    }
    let (first, second) = (paths(&first).len(), paths(&second).len());
    assert!(
        first > 0 && second > 0 && first + second == 20,
        "{first} and {second}"
    );
}
