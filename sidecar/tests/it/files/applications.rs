//! Responses of applications, and requests to them and to external services.

use std::time::{Duration, SystemTime};

use dapr_sidecar::{Clock, Sidecar};

use super::{Calls, Folder, application, component};

async fn start(
    folder: &Folder,
    calls: &Calls,
    responses: &[(&'static str, &'static str)],
) -> Sidecar {
    let sidecar = folder
        .builder()
        .app(application(calls, responses))
        .start()
        .await
        .unwrap();
    sidecar.wait_until_ready().await;
    sidecar
}

#[tokio::test]
async fn subscription_member_names_are_case_insensitive() {
    let folder = Folder::new(&[("bus.yaml", &component("bus", "pubsub.in-memory", ""))]);
    let calls = Calls::default();
    let stated = r#"[{"PubsubName":"bus","Topic":"t","Route":"/h/","DeadLetterTopic":"dead","Metadata":null,"BulkSubscribe":null}]"#;
    let sidecar = start(&folder, &calls, &[("/dapr/subscribe", stated)]).await;
    sidecar
        .client()
        .publish_event("bus", "t")
        .json(&1)
        .await
        .unwrap();
    sidecar.clock().wait_until_idle().await;
    assert!(calls.lock().unwrap().contains(&"POST /h".to_owned()));
    let metadata = sidecar.client().get_metadata().await.unwrap();
    assert_eq!(metadata.subscriptions[0].dead_letter_topic, "dead");
}

#[tokio::test]
async fn a_response_with_wrong_types_is_refused_and_reported() {
    let folder = Folder::new(&[("bus.yaml", &component("bus", "pubsub.in-memory", ""))]);
    let stated = r#"[{"pubsubname":"bus","topic":"t","route":"/h"},{"pubsubname":"bus","topic":5,"route":"/h"}]"#;
    let sidecar = start(&folder, &Calls::default(), &[("/dapr/subscribe", stated)]).await;
    let refused = sidecar.rejected_subscriptions();
    assert!(
        refused[0].contains("`[1].topic`: expected a string, found a number"),
        "{refused:?}"
    );
}

#[tokio::test]
async fn actor_config_member_names_are_case_insensitive() {
    let store = component(
        "store",
        "state.in-memory",
        "  metadata: [{ name: ACTORSTATESTORE, value: yes }]\n",
    );
    let folder = Folder::new(&[("store.yaml", &store)]);
    let calls = Calls::default();
    let config = r#"{"Entities":["Cat"],"ActorIdleTimeout":"1h","EntitiesConfig":[{"ENTITIES":["Cat"],"Reentrancy":{"Enabled":true}}]}"#;
    let sidecar = start(&folder, &calls, &[("/dapr/config", config)]).await;
    let client = sidecar.client();
    client.invoke_actor("Cat", "1", "m").await.unwrap();
    assert!(
        calls
            .lock()
            .unwrap()
            .contains(&"PUT /actors/Cat/1/method/m".to_owned())
    );
}

#[tokio::test]
async fn routes_of_bindings_are_cleaned() {
    let metadata = "  metadata: [{ name: schedule, value: '@every 1s' }, { name: route, value: x/../a//b/ }]\n";
    let folder = Folder::new(&[("cron.yaml", &component("tick", "bindings.cron", metadata))]);
    let calls = Calls::default();
    let clock = Clock::frozen(SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000));
    let builder = folder.builder().clock(clock.clone());
    let sidecar = builder.app(application(&calls, &[])).start().await.unwrap();
    sidecar.wait_until_ready().await;
    clock.advance(Duration::from_secs(1)).await;
    let calls = calls.lock().unwrap();
    for call in ["OPTIONS /a/b", "POST /a/b"] {
        assert!(calls.contains(&call.to_owned()), "{calls:?}");
    }
}

#[tokio::test]
async fn a_v2_subscription_has_no_route_member() {
    let folder = Folder::new(&[
        ("bus.yaml", &component("bus", "pubsub.in-memory", "")),
        (
            "sub.yaml",
            "apiVersion: dapr.io/v2alpha1\nkind: Subscription\nmetadata: { name: s }\nspec: { pubsubname: bus, topic: t, route: /h }\n",
        ),
    ]);
    let calls = Calls::default();
    let sidecar = start(&folder, &calls, &[]).await;
    sidecar
        .client()
        .publish_event("bus", "t")
        .json(&1)
        .await
        .unwrap();
    sidecar.clock().wait_until_idle().await;
    assert!(!calls.lock().unwrap().contains(&"POST /h".to_owned()));
}

#[tokio::test]
async fn the_last_of_two_subscriptions_with_one_name_wins() {
    let subscription = |topic: &str| {
        format!(
            "apiVersion: dapr.io/v2alpha1\nkind: Subscription\nmetadata: {{ name: s }}\nspec: {{ pubsubname: bus, topic: {topic}, routes: {{ default: /h }} }}\n"
        )
    };
    let folder = Folder::new(&[
        ("a.yaml", &component("bus", "pubsub.in-memory", "")),
        ("b.yaml", &subscription("first")),
        ("c.yaml", &subscription("second")),
    ]);
    let sidecar = start(&folder, &Calls::default(), &[]).await;
    let metadata = sidecar.client().get_metadata().await.unwrap();
    let topics: Vec<_> = metadata
        .subscriptions
        .iter()
        .map(|one| one.topic.clone())
        .collect();
    assert_eq!(topics, ["second"]);
}

/// The endpoint is a server of this test, which records the head of the request.
#[tokio::test]
async fn endpoint_headers_come_from_secrets_and_the_environment() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let server = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = server.local_addr().unwrap().port();
    let got = tokio::spawn(async move {
        let (mut stream, _) = server.accept().await.unwrap();
        let mut head = vec![0; 4096];
        let length = stream.read(&mut head).await.unwrap();
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
            .await
            .unwrap();
        String::from_utf8_lossy(&head[..length]).to_lowercase()
    });
    let folder = Folder::new(&[("secrets.json", r#"{"key":"s3cret"}"#)]);
    let vault = component(
        "vault",
        "secretstores.local.file",
        &format!(
            "  metadata: [{{ name: secretsFile, value: '{}' }}]\n",
            folder.path("secrets.json")
        ),
    );
    let endpoint = format!(
        "apiVersion: dapr.io/v1alpha1\nkind: HTTPEndpoint\nmetadata: {{ name: ext }}\nspec:\n  baseUrl: http://127.0.0.1:{port}\n  headers:\n\
         \x20 - {{ name: X-Key, secretKeyRef: {{ name: key }} }}\n  - {{ name: X-Env, envRef: CARGO_PKG_NAME }}\n  - {{ name: X-Number, value: 010 }}\nauth: {{ secretStore: vault }}\n"
    );
    std::fs::write(folder.path("a.yaml"), format!("{vault}---\n{endpoint}")).unwrap();
    let sidecar = folder.start().await;
    sidecar
        .client()
        .invoke_method("ext", "p")
        .get()
        .await
        .unwrap();
    let head = got.await.unwrap();
    for header in [
        "x-key: s3cret\r\n",
        "x-env: dapr-sidecar\r\n",
        "x-number: 8\r\n",
    ] {
        assert!(head.contains(header), "{head}");
    }
}
