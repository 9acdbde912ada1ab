//! Tests of the admin API over HTTP.

mod behavior;
mod description;
mod http;
mod refusals;

use std::time::{Duration, SystemTime};

use self::http::{Response, exchange};
use crate::{AppRequest, AppResponse, Clock, Component, Sidecar};

/// A sidecar with an application that subscribes to `rebel-net` and hosts the actor type `droid`.
async fn start() -> Sidecar {
    let app = |request: AppRequest| async move {
        match request.path.as_str() {
            "/dapr/config" => AppResponse::new(200).json(r#"{"entities":["droid"]}"#),
            "/dapr/subscribe" => AppResponse::new(200).json(
                r#"[{"pubsubname":"rebel-net","topic":"orders","route":"/orders"},
                    {"pubsubname":"empire-net","topic":"orders","route":"/orders"}]"#,
            ),
            _ => AppResponse::new(200),
        }
    };
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    Sidecar::builder()
        .app_id("base")
        .clock(Clock::frozen(now))
        .component(Component::new("rebel-net", "pubsub.in-memory"))
        .component(
            Component::new("starwars", "state.in-memory").property("actorStateStore", "true"),
        )
        .app(app)
        .admin_port(0)
        .start()
        .await
        .unwrap()
}

/// Sends a request to the admin API. The body is JSON, or empty.
async fn admin(sidecar: &Sidecar, method: &str, path: &str, body: &str) -> Response {
    let host = sidecar.admin_endpoint().unwrap().replace("http://", "");
    exchange(&host, method, path, &format!("Host: {host}\r\n"), body).await
}

/// Sends a request to Dapr's API of the sidecar.
async fn dapr(sidecar: &Sidecar, method: &str, path: &str, body: &str) -> Response {
    let host = sidecar.address().to_string();
    let headers = format!("Host: {host}\r\nContent-Type: application/json\r\n");
    exchange(&host, method, path, &headers, body).await
}
