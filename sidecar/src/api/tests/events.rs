//! Events, actors, jobs and workflows: replays responses recorded from daprd.

use super::responses::replay;
use super::*;

const RECORDED: &str = include_str!("events.txt");

const CONFIGURATION: &str = "
apiVersion: dapr.io/v1alpha1
kind: Configuration
metadata: { name: main }
spec:
  features:
    - { name: ActorStateTTL, enabled: true }
";

const ACTORS: &str = r#"{"entities":["droid","mirror"],"entitiesConfig":[{"entities":["mirror"],"reentrancy":{"enabled":true,"maxStackDepth":3}}]}"#;

/// An application whose actors respond according to the method name.
async fn application(
    request: AppRequest,
    sidecar: Arc<std::sync::OnceLock<Arc<Core>>>,
) -> AppResponse {
    let path = request.path.as_str();
    let reply = AppResponse::new(200);
    if path == "/dapr/config" {
        return reply.body(ACTORS);
    }
    match path.split_once("/method/").unwrap_or_default().1 {
        "notype" => reply.body("hello"),
        "fail" => AppResponse::new(418).body("teapot"),
        "missing" => AppResponse::new(404).body("nope"),
        "err" => reply
            .header("X-DaprErrorResponseHeader", "true")
            .body("{\"e\":1}"),
        "cancel" => reply.header("X-DaprReminderCancel", "true"),
        "again" => {
            let id = request
                .headers
                .get("dapr-reentrancy-id")
                .unwrap_or_default();
            let id = String::from_utf8_lossy(id).into_owned();
            let line = format!("POST /v1.0{path} @dapr-reentrancy-id={id}");
            let response = Box::pin(send(sidecar.get().unwrap(), &line)).await;
            reply.body(response.body)
        }
        _ => reply,
    }
}

async fn start() -> Sidecar {
    let core: Arc<std::sync::OnceLock<Arc<Core>>> = Arc::default();
    let own = core.clone();
    let sidecar = Sidecar::builder()
        .app_id("echo-service")
        .configuration_yaml(CONFIGURATION)
        .app(move |request: AppRequest| application(request, own.clone()))
        .component(
            Component::new("starwars", "state.in-memory").property("actorStateStore", "true"),
        )
        .component(Component::new("rebel-net", "pubsub.in-memory"))
        .component(
            Component::new("scoped-net", "pubsub.in-memory")
                .property("publishingScopes", "echo-service=orders")
                .property("allowedTopics", "orders,secret,sub")
                .property("protectedTopics", "sub")
                .property("subscriptionScopes", "echo-service=orders"),
        )
        .start()
        .await
        .unwrap();
    core.set(sidecar.core.clone()).ok().unwrap();
    sidecar
}

#[tokio::test]
async fn responses_about_events_and_actors_equal_the_recorded_ones() {
    let sidecar = start().await;
    let (count, differences) = replay(&sidecar, RECORDED, "FILES").await;
    assert!(
        differences.is_empty(),
        "{} differ:\n{}",
        differences.len(),
        differences.join("\n\n")
    );
    assert!(count > 400, "only {count} responses were compared");
}

#[tokio::test]
async fn actors_and_jobs_need_a_control_plane() {
    let sidecar = Sidecar::builder()
        .app_id("bare")
        .placement(false)
        .scheduler(false)
        .start()
        .await
        .unwrap();
    for line in [
        "POST /v1.0/actors/droid/x/method/m",
        "GET /v1.0/actors/droid/x/state/k",
        "POST /v1.0/actors/droid/x/state []",
        "POST /v1.0/actors/droid/x/reminders/n {\"dueTime\":\"1h\"}",
        "GET /v1.0/actors/droid/x/reminders/n",
        "DELETE /v1.0/actors/droid/x/reminders/n",
        "POST /v1.0/actors/droid/x/timers/n {\"dueTime\":\"1h\"}",
        "DELETE /v1.0/actors/droid/x/timers/n",
        "GET /v1.0/workflows/dapr/i",
        "POST /v1.0/workflows/dapr/o/start",
        "POST /v1.0/workflows/dapr/i/purge",
    ] {
        let response = send(&sidecar.core, line).await;
        assert_eq!(response.status, 400, "{line}");
        assert_eq!(
            response.body,
            "{\"errorCode\":\"ERR_ACTOR_NO_PLACEMENT\",\"message\":\"placement service is not configured\"}"
        );
    }
    let response = send(&sidecar.core, "GET /v1.0/jobs/j").await;
    assert_eq!(response.status, 500);
    assert!(
        response
            .body
            .contains("\"failed to get job due to: scheduler clients are disabled\""),
        "{}",
        response.body
    );
}

#[tokio::test]
async fn actor_state_needs_a_store() {
    let sidecar = Sidecar::builder()
        .app_id("stateless")
        .start()
        .await
        .unwrap();
    for (line, code) in [
        (
            "GET /v1.0/actors/droid/x/state/k",
            "ERR_ACTOR_RUNTIME_NOT_FOUND",
        ),
        (
            "POST /v1.0/actors/droid/x/state []",
            "ERR_ACTOR_RUNTIME_NOT_FOUND",
        ),
        ("GET /v1.0/workflows/dapr/i", "ERR_GET_WORKFLOW"),
        ("POST /v1.0/workflows/dapr/i/purge", "ERR_PURGE_WORKFLOW"),
    ] {
        let response = send(&sidecar.core, line).await;
        assert_eq!(response.status, 500, "{line}");
        assert!(response.body.contains(code), "{line}: {}", response.body);
    }
}

#[tokio::test]
async fn an_unreachable_broker_fails_every_event() {
    const HOST: &str = "127.0.0.1:7750";
    let sidecar = Sidecar::builder()
        .app_id("broken")
        .stand_ins()
        .component(Component::new("rebel-net", "pubsub.redis").property("redisHost", HOST))
        .start()
        .await
        .unwrap();
    let publish = "POST /v1.0/publish/rebel-net/orders x";
    assert_eq!(send(&sidecar.core, publish).await.status, 204);
    sidecar.network().stop_server(HOST);
    let response = send(&sidecar.core, publish).await;
    let error =
        "redis streams: error from publish: dial tcp 127.0.0.1:7750: connect: connection refused";
    assert_eq!(response.status, 500);
    assert!(
        response.body.starts_with(&format!(
            "{{\"errorCode\":\"ERR_PUBSUB_PUBLISH_MESSAGE\",\"message\":\"error when publishing to topic orders in pubsub rebel-net: {error}\""
        )),
        "{}",
        response.body
    );
    let bulk = r#"POST /v1.0/publish/bulk/rebel-net/orders [{"entryId":"a","event":"x","contentType":"text/plain"}]"#;
    let response = send(&sidecar.core, bulk).await;
    let body = format!(
        "{{\"failedEntries\":[{{\"entryId\":\"a\",\"error\":\"{error}\"}}],\"errorCode\":\"ERR_PUBSUB_PUBLISH_MESSAGE\"}}"
    );
    assert_eq!(response.status, 500);
    assert_eq!(response.body, body);
    assert_eq!(response.header("metadata.responseData"), Some(body));
}
