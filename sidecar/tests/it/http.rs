//! Request processing before the operation. The expected responses were observed from daprd.

use dapr_sidecar::{Component, Sidecar};

use crate::raw::{body, exchange, send, status};

const NO_APP_ID: &str = r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"failed getting app id either from the URL path or the header dapr-app-id"}"#;
const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const ZEROS: &str = "\r\nTraceparent: 00-00000000000000000000000000000000-0000000000000000-00\r\n";

async fn sidecar() -> Sidecar {
    let store = Component::new("store", "state.in-memory");
    Sidecar::builder()
        .app_id("echo")
        .component(store)
        .start()
        .await
        .unwrap()
}

#[tokio::test]
async fn unknown_routes_are_invocations_without_a_target() {
    let sidecar = sidecar().await;
    for (method, path) in [
        ("GET", "/"),
        ("DELETE", "/v1.0/metadata"),
        ("POST", "/v1.0/healthz"),
        ("GET", "/v1.0/invoke/echo"),
    ] {
        let response = send(&sidecar, method, path, &[]).await;
        assert_eq!(
            (status(&response), body(&response)),
            (404, NO_APP_ID),
            "{method} {path}"
        );
        assert!(
            response.contains("\r\nContent-Type: application/json\r\n"),
            "{response}"
        );
    }
    assert_eq!(
        status(&send(&sidecar, "HEAD", "/v1.0/healthz", &[]).await),
        404
    );
}

#[tokio::test]
async fn the_path_is_cleaned() {
    let sidecar = sidecar().await;
    assert_eq!(
        status(&send(&sidecar, "GET", "//v1.0/./state/../healthz/", &[]).await),
        204
    );
    sidecar
        .client()
        .save_state(
            "store",
            [dapr_client::state::StateItem::new("a b/c", "value")],
        )
        .await
        .unwrap();
    let response = send(&sidecar, "GET", "/v1.0/state/store/a+b%2Fc", &[]).await;
    assert_eq!((status(&response), body(&response)), (200, "\"value\""));
}

#[tokio::test]
async fn requests_that_go_refuses_are_refused() {
    let sidecar = sidecar().await;
    let response = send(&sidecar, "GET", "/v1.0/state/store/%zz", &[]).await;
    assert_eq!(
        (status(&response), body(&response)),
        (400, "400 Bad Request")
    );
    let large = "x".repeat(9000);
    let response = send(&sidecar, "GET", "/v1.0/metadata", &[("x-large", &large)]).await;
    assert_eq!(
        (status(&response), body(&response)),
        (431, "431 Request Header Fields Too Large")
    );
    let response = exchange(
        &sidecar,
        "GET /v1.0/healthz HTTP/1.1\r\nConnection: close\r\n\r\n",
    )
    .await;
    assert_eq!(
        (status(&response), body(&response)),
        (400, "400 Bad Request: missing required Host header")
    );
    assert_eq!(status(&send(&sidecar, "OPTIONS", "*", &[]).await), 200);
}

#[tokio::test]
async fn the_trace_is_returned() {
    let sidecar = sidecar().await;
    let response = send(&sidecar, "GET", "/v1.0/metadata", &[]).await;
    assert!(response.contains(ZEROS), "{response}");
    let sent = [
        ("traceparent", PARENT),
        ("tracestate", "x=y"),
        ("baggage", "a=b"),
    ];
    let response = send(&sidecar, "GET", "/v1.0/state/store/none", &sent).await;
    assert_eq!(status(&response), 204);
    for header in [
        &format!("\r\nTraceparent: {PARENT}\r\n"),
        "\r\nTracestate: x=y\r\n",
        "\r\nBaggage: a=b\r\n",
    ] {
        assert!(response.contains(header), "{header} in {response}");
    }
    assert!(
        !send(&sidecar, "GET", "/v1.0/healthz", &[])
            .await
            .contains("Traceparent")
    );
}

#[tokio::test]
async fn invalid_baggage_is_refused() {
    let response = send(
        &sidecar().await,
        "GET",
        "/v1.0/metadata",
        &[("baggage", "=")],
    )
    .await;
    assert_eq!(
        (status(&response), body(&response)),
        (400, "invalid baggage header: invalid key: \"\"\n")
    );
    assert!(
        response.contains("\r\nContent-Type: text/plain; charset=utf-8\r\n")
            && !response.contains("Traceparent"),
        "{response}"
    );
}

#[tokio::test]
async fn without_tracing_there_is_no_trace() {
    let off = "apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: { name: off }\nspec: { tracing: { samplingRate: '0' } }\n";
    let sidecar = Sidecar::builder()
        .configuration_yaml(off)
        .start()
        .await
        .unwrap();
    let response = send(&sidecar, "GET", "/v1.0/metadata", &[("baggage", "=")]).await;
    assert!(
        status(&response) == 200 && !response.contains("Traceparent"),
        "{response}"
    );
}

#[tokio::test]
async fn the_token_is_required_except_for_health() {
    let sidecar = Sidecar::builder()
        .api_token("sesame")
        .start()
        .await
        .unwrap();
    let response = send(
        &sidecar,
        "GET",
        "/v1.0/metadata",
        &[("dapr-api-token", "wrong")],
    )
    .await;
    assert_eq!(
        (status(&response), body(&response)),
        (401, "invalid api token\n")
    );
    assert!(
        response.contains("\r\nX-Content-Type-Options: nosniff\r\n"),
        "{response}"
    );
    assert_eq!(
        status(&send(&sidecar, "GET", "/v1.0/healthz/", &[]).await),
        204
    );
    assert_eq!(
        status(&send(&sidecar, "POST", "/v1.0/healthz", &[]).await),
        401
    );
    // The client of a sidecar sends its token.
    assert_eq!(sidecar.client().get_metadata().await.unwrap().id, "app");
}

#[tokio::test]
async fn routes_that_are_not_allowed_are_not_found() {
    let only = "apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: { name: only }\nspec:\n  api:\n    allowed: [{ name: invoke, version: v1, protocol: http }]\n";
    let sidecar = Sidecar::builder()
        .configuration_yaml(only)
        .start()
        .await
        .unwrap();
    let response = send(&sidecar, "GET", "/v1.0/metadata", &[]).await;
    assert_eq!((status(&response), body(&response)), (404, NO_APP_ID));
    assert_eq!(
        status(&send(&sidecar, "GET", "/v1.0/healthz", &[]).await),
        204
    );
}

#[tokio::test]
async fn unknown_routes_are_not_found_if_invocation_is_denied() {
    let without = "apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: { name: without }\nspec:\n  api:\n    denied: [{ name: invoke, version: v1, protocol: http }]\n";
    let sidecar = Sidecar::builder()
        .configuration_yaml(without)
        .start()
        .await
        .unwrap();
    let response = send(&sidecar, "GET", "/orders", &[]).await;
    assert_eq!(
        (status(&response), body(&response)),
        (404, "404 page not found\n")
    );
    let response = send(&sidecar, "DELETE", "/v1.0/metadata", &[]).await;
    assert_eq!((status(&response), body(&response)), (405, ""));
}

#[tokio::test]
async fn oversized_bodies_are_refused() {
    let sidecar = Sidecar::builder().max_body_size(100).start().await.unwrap();
    let request = |length: usize| {
        format!(
            "PUT /v1.0/metadata/key HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{}",
            "x".repeat(length)
        )
    };
    assert_eq!(status(&exchange(&sidecar, &request(100)).await), 204);
    let response = exchange(&sidecar, &request(101)).await;
    assert_eq!(
        (status(&response), body(&response)),
        (
            400,
            r#"{"errorCode":"ERR_BODY_READ","message":"failed to read request body: stream too large"}"#
        )
    );
}

#[tokio::test]
async fn cross_origin_requests_are_accepted_if_allowed() {
    let sidecar = Sidecar::builder()
        .allowed_origins("http://a.example")
        .api_token("sesame")
        .start()
        .await
        .unwrap();
    let headers = [
        ("Origin", "http://a.example"),
        ("Access-Control-Request-Method", "PUT"),
    ];
    let response = send(&sidecar, "OPTIONS", "/v1.0/metadata", &headers).await;
    assert!(
        status(&response) == 200
            && response.contains("\r\nAccess-Control-Allow-Origin: http://a.example\r\n"),
        "{response}"
    );
    let response = send(
        &sidecar,
        "GET",
        "/v1.0/metadata",
        &[("Origin", "http://b.example"), ("dapr-api-token", "sesame")],
    )
    .await;
    assert!(
        status(&response) == 200 && !response.contains("Access-Control-Allow-Origin"),
        "{response}"
    );
}

#[tokio::test]
async fn metadata_lists_the_resources() {
    let sidecar = sidecar().await;
    let dapr = sidecar.client();
    dapr.set_metadata("squadron", "red").await.unwrap();
    let metadata = dapr.get_metadata().await.unwrap();
    assert_eq!(
        (metadata.id.as_str(), metadata.runtime_version.as_str()),
        ("echo", "1.18.2")
    );
    assert_eq!(metadata.extended["squadron"], "red");
    assert_eq!(metadata.extended["daprRuntimeVersion"], "1.18.2");
    assert_eq!(metadata.components[0].capabilities[0], "ETAG");
    for (sent, expected) in [("[]", "unexpected token ["), ("x", "invalid value x")] {
        let request = format!(
            "GET /v1.0/metadata HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{sent}",
            sent.len()
        );
        let response = exchange(&sidecar, &request).await;
        assert!(
            status(&response) == 400 && body(&response).contains(expected),
            "{response}"
        );
    }
}

#[tokio::test]
async fn the_health_check_compares_the_app_id() {
    let sidecar = sidecar().await;
    sidecar.wait_until_ready().await;
    assert_eq!(
        status(&send(&sidecar, "GET", "/v1.0/healthz?appid=echo", &[]).await),
        204
    );
    let response = send(&sidecar, "GET", "/v1.0/healthz?appid=", &[]).await;
    assert_eq!(
        (status(&response), body(&response)),
        (
            500,
            r#"{"errorCode":"ERR_HEALTH_APPID_NOT_MATCH","message":"dapr app-id does not match"}"#
        )
    );
}

/// Observed from daprd with the same components, resources and application.
#[cfg(feature = "cel")]
#[tokio::test]
async fn metadata_lists_actors_and_subscriptions() {
    use dapr_sidecar::{AppRequest, AppResponse};

    let app = |request: AppRequest| async move {
        let body = match request.path.as_str() {
            "/dapr/config" => r#"{"entities":["droid","wookiee"]}"#,
            "/dapr/subscribe" => {
                r#"[{"pubsubname":"net","topic":"a","route":"x"},{"pubsubname":"net","topic":"b","routes":{"rules":[{"match":"event.type == \"q\"","path":"/q"}],"default":"/d"},"deadLetterTopic":"dl","metadata":{"k":"v"}}]"#
            }
            _ => "{}",
        };
        AppResponse::new(200).json(body)
    };
    let declared = "apiVersion: dapr.io/v1alpha1\nkind: Subscription\nmetadata: { name: old }\nspec: { pubsubname: net, topic: d, route: old }\n";
    let sidecar = Sidecar::builder()
        .app(app)
        .component(Component::new("net", "pubsub.in-memory"))
        .component(Component::new("store", "state.in-memory").property("actorStateStore", "true"))
        .resources_yaml(declared)
        .start()
        .await
        .unwrap();
    sidecar
        .client()
        .invoke_actor("droid", "1", "x")
        .await
        .unwrap();
    let response = send(&sidecar, "GET", "/v1.0/metadata", &[]).await;
    for part in [
        r#""actors":[{"type":"droid","count":1},{"type":"wookiee"}]"#,
        r#""subscriptions":[{"pubsubname":"net","topic":"d","rules":[{"path":"old"}],"deadLetterTopic":"","type":"DECLARATIVE"},{"pubsubname":"net","topic":"a","rules":[{"path":"x"}],"deadLetterTopic":"","type":"PROGRAMMATIC"},{"pubsubname":"net","topic":"b","metadata":{"k":"v"},"rules":[{"match":"event.type == \"q\"","path":"/q"},{"path":"/d"}],"deadLetterTopic":"dl","type":"PROGRAMMATIC"}]"#,
        r#""actorRuntime":{"runtimeStatus":"RUNNING","activeActors":[{"type":"droid","count":1},{"type":"wookiee"}],"hostReady":true,"placement":"placement: connected"}"#,
        r#""scheduler":{"connected_addresses":["#,
    ] {
        assert!(body(&response).contains(part), "{part} in {response}");
    }
    let bare = Sidecar::builder()
        .placement(false)
        .scheduler(false)
        .start()
        .await
        .unwrap();
    let response = send(&bare, "GET", "/v1.0/metadata", &[]).await;
    let disabled = r#""actorRuntime":{"runtimeStatus":"DISABLED","hostReady":false,"placement":"placement: disconnected"}}"#;
    assert!(body(&response).contains(disabled), "{response}");
}
