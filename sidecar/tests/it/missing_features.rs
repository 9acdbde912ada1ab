//! Without a feature, what needs it is refused, and the error names the feature.

use dapr_sidecar::{AppRequest, AppResponse, Component, Sidecar, SidecarBuilder};

use crate::raw::{body, send, status};

async fn refusal(builder: SidecarBuilder) -> String {
    builder.start().await.unwrap_err().to_string()
}

fn with(component_type: &str) -> SidecarBuilder {
    Sidecar::builder().component(Component::new("orders", component_type))
}

#[cfg(not(feature = "sqlite"))]
#[tokio::test]
async fn a_component_names_the_feature_that_its_type_needs() {
    let error = refusal(with("state.sqlite")).await;
    let part = "the component `orders` (state.sqlite) needs the feature `sqlite` of dapr-sidecar: add it to Cargo.toml";
    assert!(error.contains(part), "{error}");
    let ignored = "apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: { name: orders }\nspec: { type: state.sqlite, version: v1, \
                   ignoreErrors: true }\n";
    let error = refusal(Sidecar::builder().resources_yaml(ignored)).await;
    assert!(error.contains(part), "{error}");
}

#[cfg(not(feature = "crypto"))]
#[tokio::test]
async fn cryptography_names_its_feature() {
    let error = refusal(with("crypto.dapr.jwks")).await;
    assert!(error.contains("needs the feature `crypto`"), "{error}");
    let sidecar = Sidecar::builder().start().await.unwrap();
    let target = "/v1.0-alpha1/crypto/vault/encrypt";
    let response = send(&sidecar, "PUT", target, &[]).await;
    let part = "the operation encrypt_alpha1 needs the feature `crypto` of dapr-sidecar";
    assert_eq!(status(&response), 500, "{response}");
    assert!(body(&response).contains(part), "{response}");
}

#[cfg(not(feature = "conversation"))]
#[tokio::test]
async fn conversations_name_their_feature() {
    let error = refusal(with("conversation.echo")).await;
    assert!(
        error.contains("needs the feature `conversation`"),
        "{error}"
    );
    let sidecar = Sidecar::builder().start().await.unwrap();
    let target = "/v1.0-alpha2/conversation/model/converse";
    let response = send(&sidecar, "POST", target, &[]).await;
    let part = "the operation converse_alpha2 needs the feature `conversation` of dapr-sidecar";
    assert_eq!(status(&response), 500, "{response}");
    assert!(body(&response).contains(part), "{response}");
}

#[cfg(not(feature = "grpc"))]
#[tokio::test]
async fn grpc_names_its_feature() {
    let builder = Sidecar::builder;
    for (builder, option) in [
        (builder().grpc(), "gRPC port"),
        (builder().app_protocol("grpc").app_port(1), "app protocol"),
        (
            builder().component_sockets_folder("."),
            "component sockets folder",
        ),
    ] {
        let error = refusal(builder).await;
        let text = format!(
            "the option {option} needs the feature `grpc` of dapr-sidecar: add it to Cargo.toml"
        );
        assert_eq!(error, text);
    }
    let sidecar = builder().start().await.unwrap();
    let response = send(&sidecar, "POST", "/v1.0/workflows/dapr/order/start", &[]).await;
    let part = "the operation start_workflow needs the feature `grpc` of dapr-sidecar";
    assert_eq!(status(&response), 500, "{response}");
    assert!(body(&response).contains(part), "{response}");
}

#[cfg(not(feature = "cel"))]
#[tokio::test]
async fn a_rule_of_the_application_names_its_feature_when_an_event_is_published() {
    let rules = r#"[{"pubsubname":"orders","topic":"t","routes":{"rules":[{"match":"event.type == \"q\"","path":"/q"}]}}]"#;
    let app = move |_: AppRequest| async move { AppResponse::new(200).json(rules) };
    let sidecar = with("pubsub.in-memory").app(app).start().await.unwrap();
    let error = sidecar
        .client()
        .publish_event("orders", "t")
        .await
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("the rule `event.type == \"q\"` needs the feature `cel`"),
        "{error}"
    );
}

#[cfg(not(feature = "cel"))]
#[tokio::test]
async fn a_circuit_breaker_names_its_feature() {
    let resource = |trip: &str| {
        format!(
            "apiVersion: dapr.io/v1alpha1\nkind: Resiliency\nmetadata: {{ name: patience }}\nspec:\n  policies:\n    \
             circuitBreakers: {{ fuse: {{ timeout: 30s{trip} }} }}\n"
        )
    };
    Sidecar::builder()
        .resources_yaml(resource(""))
        .start()
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let trip = resource(", trip: consecutiveFailures >= 2");
    std::fs::write(folder.path().join("resiliency.yaml"), trip).unwrap();
    let error = refusal(Sidecar::builder().resources_path(folder.path())).await;
    assert!(
        error.contains("`consecutiveFailures >= 2` needs the feature `cel`"),
        "{error}"
    );
}
