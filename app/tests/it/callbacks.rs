//! Jobs, input bindings, configuration and health.

use std::time::Duration;

use dapr_app::{Body, Context, DaprApp, Json, State, Update};
use dapr_client::DaprClient;
use dapr_sidecar::{Clock, Component};

use crate::world::{Seen, start_with};

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
