//! Notifications of the application, and allowed operations of components.

use std::sync::Mutex;
use std::time::Duration;

use super::*;

#[tokio::test]
async fn configuration_changes_are_delivered_to_the_application() {
    let deliveries = Arc::new(Mutex::new(Vec::new()));
    let app = {
        let deliveries = Arc::clone(&deliveries);
        move |request: AppRequest| {
            if request.method == "POST" {
                let body = String::from_utf8_lossy(&request.body).into_owned();
                deliveries
                    .lock()
                    .unwrap()
                    .push((request.path.clone(), body));
            }
            async move { AppResponse::new(200) }
        }
    };
    let sidecar = Sidecar::builder()
        .component(
            Component::new("config", "configuration.in-memory").property("items", r#"{"a":"1"}"#),
        )
        .app(app)
        .start()
        .await
        .unwrap();
    let items = send(&sidecar.core, "GET /v1.0/configuration/config").await;
    assert_eq!(items.body, "{\"a\":{\"value\":\"1\"}}\n");
    let subscribed = send(
        &sidecar.core,
        "GET /v1.0/configuration/config/subscribe?key=a",
    )
    .await;
    let id = subscribed.body.split('"').nth(3).unwrap().to_owned();
    for key in ["a", "b"] {
        sidecar.set_configuration("config", key, "2||v<2").unwrap();
    }
    let error = sidecar
        .remove_configuration("other", "a")
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "this sidecar has no configuration store `other`; it has: \"config\""
    );
    // Returns after the application has been notified.
    sidecar.advance(Duration::ZERO).await;
    let expected = format!(
        "{{\"id\":\"{id}\",\"items\":{{\"a\":{{\"value\":\"2\",\"version\":\"v\\u003c2\"}}}}}}\n"
    );
    assert_eq!(
        *deliveries.lock().unwrap(),
        [("/configuration/config/a".to_owned(), expected)]
    );
    let path = format!("GET /v1.0/configuration/config/{id}/unsubscribe");
    assert_eq!(send(&sidecar.core, &path).await.body, "{\"ok\":true}\n");
    assert_eq!(send(&sidecar.core, &path).await.status, 500);
}

#[tokio::test]
async fn queries_work_if_they_are_enabled() {
    let store = Component::new("people", "state.in-memory").property("allowQueries", "true");
    let sidecar = Sidecar::builder().component(store).start().await.unwrap();
    let body = r#"[{"key":"1","value":{"age":30}},{"key":"2","value":{"age":20}},{"key":"3","value":{"age":40}}]"#;
    send(&sidecar.core, &format!("POST /v1.0/state/people {body}")).await;
    let query =
        r#"{"filter":{"GTE":{"age":25}},"sort":[{"key":"age","order":"DESC"}],"page":{"limit":1}}"#;
    let response = send(
        &sidecar.core,
        &format!("POST /v1.0-alpha1/state/people/query {query}"),
    )
    .await;
    assert_eq!(response.status, 200);
    assert!(
        response
            .body
            .starts_with(r#"{"results":[{"key":"3","data":{"age":40},"etag":""#),
        "{}",
        response.body
    );
    assert!(
        response.body.ends_with("\"}],\"token\":\"1\"}\n"),
        "{}",
        response.body
    );
    let nobody = r#"{"filter":{"EQ":{"age":1}}}"#;
    let response = send(
        &sidecar.core,
        &format!("POST /v1.0-alpha1/state/people/query {nobody}"),
    )
    .await;
    assert_eq!((response.status, response.body.as_str()), (204, ""));
}

#[tokio::test]
async fn stand_ins_of_a_network_share_their_data() {
    let network = Network::new().unwrap();
    let start = |app_id: &str| {
        let store = Component::new("shared", "state.redis")
            .property("redisHost", "Somewhere:6379")
            .property("keyPrefix", "none");
        network
            .sidecar(app_id)
            .stand_in("state.redis")
            .component(store)
            .start()
    };
    let (one, two) = (start("one").await.unwrap(), start("two").await.unwrap());
    send(
        &one.core,
        r#"POST /v1.0/state/shared [{"key":"k","value":1}]"#,
    )
    .await;
    let response = send(&two.core, "GET /v1.0/state/shared/k").await;
    assert_eq!(
        (response.body.as_str(), response.header("etag").as_deref()),
        ("1", Some("1"))
    );
}

#[tokio::test]
async fn properties_can_refer_to_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secrets.json");
    std::fs::write(&file, r#"{"items":"{\"a\":\"1\"}"}"#).unwrap();
    let start = |store: &str| {
        let config = Component::new("config", "configuration.in-memory")
            .secret_property("items", "items", "")
            .secret_store(store);
        let secrets = Component::new("secrets", "secretstores.local.file")
            .property("secretsFile", file.to_str().unwrap());
        Sidecar::builder()
            .component(config)
            .component(secrets)
            .start()
    };
    let sidecar = start("secrets").await.unwrap();
    let items = send(&sidecar.core, "GET /v1.0/configuration/config").await;
    assert_eq!(items.body, "{\"a\":{\"value\":\"1\"}}\n");
    let error = start("vault").await.unwrap_err().to_string();
    assert!(
        error.contains("no secret store `vault`; the secret stores are: `secrets`"),
        "{error}"
    );
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn invalid_components_are_named_in_the_error() {
    let store = Component::new("lite", "state.sqlite");
    let error = Sidecar::builder()
        .component(store)
        .start()
        .await
        .unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("`lite`") && text.contains("`connectionString` is missing"),
        "{text}"
    );
}
