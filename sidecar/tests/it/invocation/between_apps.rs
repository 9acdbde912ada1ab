//! Several applications: in one network, and in several networks, which behave like several processes.

use dapr_sidecar::{Network, Sidecar};

use super::echo;
use crate::raw::{body, exchange, send, status};

/// Checks that the caller no longer finds the application `callee`.
async fn assert_gone(caller: &Sidecar) {
    let gone = send(caller, "GET", "/v1.0/invoke/callee/method/a", &[]).await;
    assert!(
        body(&gone).contains("no host found with the given ID"),
        "{gone}"
    );
}

#[tokio::test]
async fn applications_of_a_network_call_each_other() {
    let network = Network::new().unwrap();
    let caller = network.sidecar("caller").start().await.unwrap();
    let callee = network
        .sidecar("callee")
        .app(echo)
        .app_api_token("sesame")
        .start()
        .await
        .unwrap();
    let response = send(
        &caller,
        "GET",
        "/v1.0/invoke/callee.other/method/a%25b",
        &[(
            "traceparent",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        )],
    )
    .await;
    // Decoded once and not encoded again, as in daprd.
    assert_eq!(status(&response), 500, "{response}");
    let response = send(&caller, "GET", "/v1.0/invoke/callee.other/method/a", &[]).await;
    for part in [
        "GET /a [",
        "dapr-api-token=sesame",
        "dapr-callee-app-id=callee dapr-caller-app-id=caller dapr-caller-namespace=default",
        "x-forwarded-host=localhost",
    ] {
        assert!(body(&response).contains(part), "{part} in {response}");
    }
    let back = send(&callee, "GET", "/v1.0/invoke/caller/method/a", &[]).await;
    assert!(
        body(&back)
            .contains("err: rpc error: code = Internal desc = app channel is not initialized"),
        "{back}"
    );
    drop(callee);
    assert_gone(&caller).await;
}

#[tokio::test]
async fn access_policies_deny_callers() {
    let network = Network::new().unwrap();
    let caller = network.sidecar("caller").start().await.unwrap();
    let guarded = "apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: { name: g }\nspec: { accessControl: { defaultAction: deny, trustDomain: public } }\n";
    let _callee = network
        .sidecar("guarded")
        .app(echo)
        .configuration_yaml(guarded)
        .start()
        .await
        .unwrap();
    let response = send(&caller, "GET", "/v1.0/invoke/guarded/method/a/b?x=1", &[]).await;
    assert_eq!(status(&response), 403);
    assert_eq!(
        body(&response),
        r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"failed to invoke, id: guarded, err: rpc error: code = PermissionDenied desc = access control policy has denied access to id:  operation: a/b verb: GET"}"#
    );
}

/// Two networks behave like two processes: they share only a folder.
#[tokio::test]
async fn applications_of_two_processes_call_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let caller = Sidecar::builder()
        .app_id("caller")
        .name_resolution_folder(folder.path())
        .max_body_size(10)
        .start()
        .await
        .unwrap();
    let callee = Sidecar::builder()
        .app_id("callee")
        .app(echo)
        .api_token("sesame")
        .name_resolution_folder(folder.path())
        .start()
        .await
        .unwrap();
    let response = send(
        &caller,
        "PUT",
        "/v1.0/invoke/callee/method/status/418?x=1",
        &[("x-mark", "1")],
    )
    .await;
    assert_eq!(status(&response), 418);
    for part in [
        "PUT /status/418?x=1 [",
        "dapr-callee-app-id=callee dapr-caller-app-id=caller dapr-caller-namespace=default",
        "x-mark=1",
    ] {
        assert!(body(&response).contains(part), "{part} in {response}");
    }
    assert!(!response.contains("dapr-sidecar-call"), "{response}");
    // Failures are reported as within one process.
    let back = send(
        &callee,
        "GET",
        "/v1.0/invoke/caller/method/a",
        &[("dapr-api-token", "sesame")],
    )
    .await;
    assert!(
        body(&back).contains(
            "id: caller, err: rpc error: code = Internal desc = app channel is not initialized"
        ),
        "{back}"
    );
    let request = "POST /v1.0/invoke/callee/method/x HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 11\r\n\r\n01234567890";
    assert!(body(&exchange(&caller, request).await).contains("id: callee, err: stream too large"));
    // A caller without the secret from the name resolution entry needs the token.
    let guess = send(&callee, "GET", "/x", &[("dapr-sidecar-call", "guess")]).await;
    assert_eq!(status(&guess), 401);
    drop(callee);
    assert_gone(&caller).await;
}

/// Like daprd with SQLite name resolution: sidecars with the same file find each other.
#[tokio::test]
async fn the_configuration_selects_the_name_resolution_folder() {
    let folder = tempfile::tempdir().unwrap();
    let start = |id: &'static str, file: String| async move {
        let configuration = format!(
            "apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: {{ name: names }}\nspec:\n  nameResolution: {{ component: sqlite, configuration: {{ connectionString: '{file}' }} }}\n"
        );
        let builder = Sidecar::builder().app_id(id).app(echo);
        builder
            .configuration_yaml(configuration)
            .start()
            .await
            .unwrap()
    };
    let file = folder.path().join("names.db").display().to_string();
    let one = start("one", file.clone()).await;
    let _two = start("two", file).await;
    let _three = start("three", ":memory:".to_owned()).await;
    assert_eq!(
        status(&send(&one, "GET", "/v1.0/invoke/two/method/x", &[]).await),
        200
    );
    assert_eq!(
        status(&send(&one, "GET", "/v1.0/invoke/three/method/x", &[]).await),
        500
    );
}
