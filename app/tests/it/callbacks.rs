//! Jobs, input bindings, configuration and health.

use std::pin::Pin;
use std::task::{Context as TaskContext, Poll};
use std::time::Duration;

use dapr_app::{
    Actor, ActorContext, ActorFailure, ActorMethod, ActorType, Body, Bytes, Context, DaprApp, Json,
    State, Undecodable, Update,
};
use dapr_client::DaprClient;
use dapr_sidecar::{Clock, Component};

use crate::world::{Seen, start_with};

struct Droid;

impl Actor for Droid {
    const TYPE: &'static str = "droid";

    async fn activate(_: &ActorContext) -> Result<Self, ActorFailure> {
        Ok(Droid)
    }
}

async fn job(seen: State<Seen>, context: Context, Json(data): Json<Option<u32>>) {
    seen.add(format!("job {} {data:?}", context.name()));
}

async fn cron(seen: State<Seen>, context: Context) {
    seen.add(format!(
        "cron {}",
        context.metadata().contains_key("readtimeutc")
    ));
}

async fn changed(seen: State<Seen>, Update(update): Update) {
    let values: Vec<_> = update
        .items
        .iter()
        .map(|(key, item)| format!("{key}={:?}", item.value))
        .collect();
    seen.add(format!("changed {}", values.join(",")));
}

#[tokio::test]
async fn jobs_and_bindings_are_called_when_they_are_due() {
    let seen = Seen::default();
    let shared = seen.clone();
    let clock = Clock::frozen(std::time::UNIX_EPOCH + Duration::from_secs(1_780_000_000));
    let sidecar = start_with(
        move |app| app.state(shared).job("evacuate", job).binding("tick", cron),
        |builder| {
            let cron = Component::new("tick", "bindings.cron").property("schedule", "@every 1h");
            builder.clock(clock).component(cron)
        },
    )
    .await;
    let dapr = sidecar.client();
    let due = Duration::from_secs(60);
    dapr.schedule_job("evacuate", 7)
        .due_time(due)
        .await
        .unwrap();
    sidecar.advance(Duration::from_secs(3700)).await;
    assert_eq!(seen.wait(2).await, ["job evacuate Some(7)", "cron true"]);
}

#[tokio::test]
async fn updates_of_a_configuration_store_arrive() {
    let seen = Seen::default();
    let app = DaprApp::builder()
        .client(DaprClient::new(dapr_client::Config::default().port(1)).unwrap())
        .no_api_token()
        .state(seen.clone())
        .configuration("settings", changed)
        .build()
        .unwrap();
    let body = r#"{"id":"1","items":{"hyperdrive":{"value":"off","version":"4"}}}"#;
    let request = |path: &str| {
        let request = http::Request::builder().method("POST").uri(path);
        request.body(Body::from(body)).unwrap()
    };
    let response = app
        .handle(request("/configuration/settings/hyperdrive"))
        .await;
    assert_eq!(response.status(), 200);
    assert_eq!(seen.lines(), ["changed hyperdrive=Some(\"off\")"]);
    let response = app.handle(request("/configuration/other/hyperdrive")).await;
    assert_eq!(response.status(), 500);
}

#[tokio::test]
async fn an_application_says_whether_it_is_healthy() {
    async fn unwell() -> Result<(), &'static str> {
        Err("no database")
    }
    let app = DaprApp::builder()
        .client(DaprClient::new(dapr_client::Config::default().port(1)).unwrap())
        .on_failure(|_| {})
        .health_path("/well")
        .health(unwell)
        .build()
        .unwrap();
    let probe = http::Request::builder()
        .uri("/well")
        .body(Body::empty())
        .unwrap();
    assert_eq!(app.handle(probe).await.status(), 503);
}

/// A body that fails.
struct Lost;

impl futures_core::Stream for Lost {
    type Item = Result<Bytes, &'static str>;

    fn poll_next(self: Pin<&mut Self>, _: &mut TaskContext<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(Some(Err("the connection was closed")))
    }
}

/// Sends a request without a sidecar. Returns the status.
async fn send(app: &DaprApp, method: &str, path: &str, body: Body) -> u16 {
    let request = http::Request::builder().method(method).uri(path);
    let response = app.handle(request.body(body).unwrap()).await;
    response.status().as_u16()
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_reported() {
    let failures = Seen::default();
    let reported = failures.clone();
    let app = DaprApp::builder()
        .client(DaprClient::new(dapr_client::Config::default().port(1)).unwrap())
        .no_api_token()
        .actor(ActorType::<Droid>::new())
        .configuration("settings", async || {})
        .event_route("/orders", async || {})
        .on_failure(move |failure| reported.add(failure.to_string()))
        .build()
        .unwrap();
    let lost = || Body::from_stream(Lost);
    let reminder = "/actors/droid/r2/method/remind/oil";
    let timer = "/actors/droid/r2/method/timer/beep";
    for (method, path, body, expected) in [
        (
            "PUT",
            reminder,
            Body::from("7"),
            "reminder \"oil\" of droid \"r2\" failed (500): expected",
        ),
        (
            "PUT",
            timer,
            Body::from("["),
            "timer \"beep\" of droid \"r2\" failed (500): ",
        ),
        (
            "PUT",
            "/actors/droid/r2/method/beep",
            lost(),
            "droid \"r2\" beep failed (500): the request body is",
        ),
        (
            "PUT",
            "/actors/other/r2/method/remind/oil",
            Body::from("{}"),
            "failed (500): the application hosts no such type",
        ),
        (
            "POST",
            "/configuration/settings/key",
            lost(),
            "configuration of \"settings\" failed (500): the request body is",
        ),
        (
            "POST",
            "/orders",
            lost(),
            "event at /orders failed (500): the request body is",
        ),
    ] {
        assert_eq!(send(&app, method, path, body).await, 500, "{path}");
        let last = failures.lines().pop().unwrap_or_default();
        assert!(
            last.contains(expected),
            "{last:?} does not contain {expected:?}"
        );
    }
}

/// Returns the id of the droid.
#[derive(serde::Serialize, serde::Deserialize)]
struct Id;

impl ActorMethod for Id {
    type Actor = Droid;
    type Output = String;
    const NAME: &'static str = "id";

    async fn call(self, _: &Droid, context: &ActorContext) -> Result<String, ActorFailure> {
        Ok(context.id().to_owned())
    }
}

/// Sends a request without a sidecar. Returns the response's body.
async fn reply(app: &DaprApp, method: &str, path: &str, body: &'static str) -> Bytes {
    let request = http::Request::builder().method(method).uri(path);
    let response = app.handle(request.body(Body::from(body)).unwrap()).await;
    response.into_body().bytes().await.unwrap()
}

#[tokio::test]
async fn actor_ids_are_decoded() {
    let app = DaprApp::builder()
        .client(DaprClient::new(dapr_client::Config::default().port(1)).unwrap())
        .no_api_token()
        .actor(ActorType::<Droid>::new().method::<Id>())
        .build()
        .unwrap();
    for (sent, id) in [
        ("r2%20d2", "\"r2 d2\""),
        ("r%C3%A9", "\"r\u{e9}\""),
        ("a+b", "\"a+b\""),
        ("a%2Fb", "\"a/b\""),
    ] {
        let path = format!("/actors/droid/{sent}/method/id");
        assert_eq!(reply(&app, "PUT", &path, "null").await, id, "{sent}");
    }
    // A slash that is not encoded separates: no callback has this path.
    let split = "/actors/droid/a/b/method/id";
    assert_eq!(send(&app, "PUT", split, Body::from("null")).await, 404);
}

#[tokio::test]
async fn routes_of_declarative_subscriptions_follow_the_policy() {
    for (policy, expected) in [
        (Undecodable::Drop, r#"{"status":"DROP"}"#),
        (Undecodable::Retry, r#"{"status":"RETRY"}"#),
    ] {
        let app = DaprApp::builder()
            .client(DaprClient::new(dapr_client::Config::default().port(1)).unwrap())
            .no_api_token()
            .undecodable(policy)
            .event_route("/orders", async |Json(_): Json<u32>| {})
            .on_failure(|_| {})
            .build()
            .unwrap();
        let event = r#"{"id":"1","data":"no number"}"#;
        assert_eq!(reply(&app, "POST", "/orders", event).await, expected);
    }
}

#[tokio::test]
async fn a_panic_fails_one_request_only() {
    async fn fallible(Json(number): Json<u32>) -> String {
        assert_ne!(number, 13, "unlucky");
        number.to_string()
    }
    let failures = Seen::default();
    let reported = failures.clone();
    let app = DaprApp::builder()
        .client(DaprClient::new(dapr_client::Config::default().port(1)).unwrap())
        .no_api_token()
        .method("POST", "/number", fallible)
        .on_failure(move |failure| reported.add(failure.to_string()))
        .build()
        .unwrap();
    assert_eq!(send(&app, "POST", "/number", Body::from("13")).await, 500);
    assert!(failures.lines()[0].contains("unlucky"));
    assert_eq!(reply(&app, "POST", "/number", "12").await, "12");
}
