//! Errors of components whose server is unavailable. Each response was observed from daprd.

use super::*;

const HOST: &str = "127.0.0.1:6399";

async fn start() -> Sidecar {
    let redis = [
        ("red", "state.redis"),
        ("config-store", "configuration.redis"),
        ("lock-store", "lock.redis"),
        ("redis-writer", "bindings.redis"),
    ];
    let add = |sidecar: SidecarBuilder, (name, kind)| {
        sidecar.component(Component::new(name, kind).property("redisHost", HOST))
    };
    let sidecar = Sidecar::builder().app_id("echo").stand_ins();
    redis.into_iter().fold(sidecar, add).start().await.unwrap()
}

#[tokio::test]
async fn a_server_that_was_never_reachable_fails_requests() {
    let store = Component::new("red", "state.redis").property("redisHost", HOST);
    let sidecar = Sidecar::builder()
        .stand_ins()
        .stopped_server(HOST)
        .component(store);
    let sidecar = sidecar.start().await.unwrap();
    let response = send(&sidecar.core, "GET /v1.0/state/red/k").await;
    assert_eq!(response.status, 500);
    sidecar.network().restore_server(HOST);
    let response = send(&sidecar.core, "GET /v1.0/state/red/k").await;
    assert_eq!(response.status, 204);
}

#[tokio::test]
async fn a_server_that_becomes_unreachable_fails_requests() {
    let sidecar = start().await;
    send(
        &sidecar.core,
        r#"POST /v1.0/state/red [{"key":"k","value":1}]"#,
    )
    .await;
    sidecar.network().stop_server(HOST);
    let cases = [
        (
            "GET /v1.0/state/red/k",
            500,
            "ERR_STATE_GET",
            "fail to get k from state store red: ",
        ),
        (
            r#"POST /v1.0/state/red [{"key":"k","value":1}]"#,
            500,
            "ERR_STATE_SAVE",
            "failed saving state in state store red: failed to set key echo||k: ",
        ),
        (
            r#"POST /v1.0/state/red [{"key":"k","value":1,"etag":"1"}]"#,
            409,
            "ERR_STATE_SAVE",
            "failed saving state in state store red: possible etag mismatch. error from state store: ",
        ),
        (
            "DELETE /v1.0/state/red/k",
            409,
            "ERR_STATE_DELETE",
            "failed deleting state with key k: possible etag mismatch. error from state store: ",
        ),
        (
            r#"POST /v1.0/state/red/transaction {"operations":[{"operation":"upsert","request":{"key":"t","value":1}}]}"#,
            500,
            "ERR_STATE_TRANSACTION",
            "error while executing state transaction: ",
        ),
        (
            "GET /v1.0/configuration/config-store?key=a&key=b",
            500,
            "ERR_CONFIGURATION_GET",
            "failed to get [a b] from Configuration store config-store: fail to get configuration for redis key=a, error is ",
        ),
        (
            "GET /v1.0/configuration/config-store",
            500,
            "ERR_CONFIGURATION_GET",
            "failed to get [] from Configuration store config-store: ",
        ),
        (
            r#"POST /v1.0-alpha1/lock/lock-store {"resourceId":"a","lockOwner":"b","expiryInSeconds":1}"#,
            500,
            "ERR_TRY_LOCK",
            "failed to try acquiring lock: ",
        ),
        (
            r#"POST /v1.0-alpha1/unlock/lock-store {"resourceId":"a","lockOwner":"b"}"#,
            500,
            "ERR_UNLOCK",
            "failed to release lock: ",
        ),
        (
            r#"POST /v1.0/bindings/redis-writer {"operation":"get","metadata":{"key":"zz"}}"#,
            500,
            "ERR_INVOKE_OUTPUT_BINDING",
            "error invoking output binding redis-writer: ",
        ),
    ];
    let gone = format!("dial tcp {HOST}: connect: connection refused");
    for (line, status, code, message) in cases {
        let response = send(&sidecar.core, line).await;
        let body = format!("{{\"errorCode\":\"{code}\",\"message\":\"{message}{gone}\"}}");
        assert_eq!((response.status, response.body), (status, body), "{line}");
    }
    let response = send(&sidecar.core, r#"POST /v1.0/state/red/bulk {"keys":["k"]}"#).await;
    assert_eq!(
        response.body,
        format!("[{{\"key\":\"k\",\"error\":\"{gone}\"}}]\n")
    );
    sidecar.network().restore_server(HOST);
    let response = send(&sidecar.core, "GET /v1.0/state/red/k").await;
    assert_eq!((response.status, response.body.as_str()), (200, "1"));
}
