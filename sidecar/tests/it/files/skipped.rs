//! Resources that cannot be served are reported and do not affect the others.

use dapr_sidecar::Sidecar;

use super::{Folder, component, names};

fn notes(sidecar: &Sidecar) -> String {
    sidecar.ignored_settings().join("\n")
}

#[tokio::test]
async fn middleware_is_listed_and_reported_as_unsupported() {
    let folder = Folder::new(&[
        ("a.yaml", &component("up", "middleware.http.uppercase", "")),
        ("b.yaml", &component("store", "state.in-memory", "")),
    ]);
    let config = "apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: { name: c }\nspec:\n  appHttpPipeline:\n    handlers: [{ name: up, type: middleware.http.uppercase }]\n";
    let sidecar = folder
        .builder()
        .configuration_yaml(config)
        .start()
        .await
        .unwrap();
    assert_eq!(names(&sidecar).await, ["store", "up"]);
    let text = notes(&sidecar);
    assert!(
        text.contains("does not support the middleware `up`"),
        "{text}"
    );
    assert!(
        text.contains("does not support `spec.appHttpPipeline` of the Configuration"),
        "{text}"
    );
}

#[cfg(feature = "conversation")]
#[tokio::test]
async fn a_model_that_needs_tls_does_not_affect_others() {
    let folder = Folder::new(&[
        (
            "a.yaml",
            &component(
                "openai",
                "conversation.openai",
                "  metadata: [{ name: key, value: k }, { name: endpoint, value: 'https://127.0.0.1:9/v1' }]\n",
            ),
        ),
        ("b.yaml", &component("echo", "conversation.echo", "")),
    ]);
    let sidecar = folder.start().await;
    assert_eq!(names(&sidecar).await, ["echo", "openai"]);
    let text = notes(&sidecar);
    assert!(
        text.contains("the component `openai` is not available through the API"),
        "{text}"
    );
}

#[tokio::test]
async fn stand_ins_replace_other_servers() {
    let folder = Folder::new(&[
        (
            "a.yaml",
            &component(
                "bus",
                "pubsub.rabbitmq",
                "  metadata: [{ name: connectionString, value: 'amqp://rabbitmq:5672' }]\n",
            ),
        ),
        (
            "b.yaml",
            &component(
                "orders",
                "state.postgresql",
                "  metadata: [{ name: connectionString, value: 'host=db' }]\n",
            ),
        ),
        (
            "c.yaml",
            &component(
                "in",
                "bindings.kafka",
                "  metadata: [{ name: brokers, value: 'kafka:9092' }]\n",
            ),
        ),
    ]);
    let sidecar = folder.builder().stand_ins().start().await.unwrap();
    assert_eq!(names(&sidecar).await, ["bus", "orders"]);
    assert!(notes(&sidecar).contains("c.yaml:1: the component `in` is left out"));
    let client = sidecar.client();
    let metadata = client.get_metadata().await.unwrap();
    let orders = metadata
        .components
        .iter()
        .find(|one| one.name == "orders")
        .unwrap();
    assert_eq!(
        orders.capabilities,
        ["ETAG", "TRANSACTIONAL", "QUERY_API", "TTL", "ACTOR"]
    );
    let error = folder.refusal().await;
    assert!(
        error.contains("3 resources cannot be used")
            && error.contains("stand_in(\"pubsub.rabbitmq\")"),
        "{error}"
    );
}

#[tokio::test]
async fn an_unavailable_secret_leaves_the_property_empty() {
    let secret = "  metadata: [{ name: redisHost, value: 'localhost:6379' }, { name: redisPassword, secretKeyRef: { name: redis, key: password } }]\n";
    let folder = Folder::new(&[("a.yaml", &component("store", "state.redis", secret))]);
    let sidecar = folder.builder().stand_ins().start().await.unwrap();
    assert_eq!(names(&sidecar).await, ["store"]);
    assert!(notes(&sidecar).contains("the property `redisPassword` is left empty"));
}

#[tokio::test]
async fn a_component_without_its_secret_store_is_skipped() {
    let secret =
        "  metadata: [{ name: x, secretKeyRef: { name: a } }]\nauth: { secretStore: vault }\n";
    let folder = Folder::new(&[
        ("a.yaml", &component("waits", "state.in-memory", secret)),
        ("b.yaml", &component("store", "state.in-memory", "")),
    ]);
    let sidecar = folder.start().await;
    assert_eq!(names(&sidecar).await, ["store"]);
    assert!(notes(&sidecar).contains("there is no secret store `vault`"));
}

#[tokio::test]
async fn foreign_and_invalid_files_are_reported_and_skipped() {
    let folder = Folder::new(&[
        (
            "broken.yaml",
            &component("broken", "state.in-memory", "  ignoreErrors: 'true'\n"),
        ),
        ("dapr.yaml", "version: 1\napps: []\n"),
        ("helm.yaml", "image: {{ .Values.image }}\n  - a\n"),
        ("store.yaml", &component("store", "state.in-memory", "")),
        ("values.yaml", "replicas: 2\nimage: x\n"),
    ]);
    let sidecar = folder.start().await;
    assert_eq!(names(&sidecar).await, ["store"]);
    let text = notes(&sidecar);
    for part in [
        "broken.yaml:7: `spec.ignoreErrors`: expected a boolean, found a string; left out",
        "dapr.yaml:1: not a Dapr resource",
        "helm.yaml:",
        "values.yaml:1: not a Dapr resource",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[tokio::test]
async fn a_resiliency_must_be_the_first_document_of_its_file() {
    let policies = "apiVersion: dapr.io/v1alpha1\nkind: Resiliency\nmetadata: { name: r }\nspec: { policies: { timeouts: { a: 5s } } }\n";
    let below = format!(
        "{}---\n{policies}",
        component("store", "state.in-memory", "")
    );
    let sidecar = Folder::new(&[("a.yaml", &below)]).start().await;
    assert_eq!(
        sidecar
            .client()
            .get_metadata()
            .await
            .unwrap()
            .resiliencies
            .len(),
        0
    );
    assert!(
        notes(&sidecar).contains("a.yaml:8: the Resiliency `r` is ignored"),
        "{}",
        notes(&sidecar)
    );
    let sidecar = Folder::new(&[("a.yaml", policies)]).start().await;
    assert_eq!(
        sidecar
            .client()
            .get_metadata()
            .await
            .unwrap()
            .resiliencies
            .len(),
        1
    );
}
