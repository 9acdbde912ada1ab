//! Pluggable components that misbehave: the sidecar does not wait for them forever.

use std::path::Path;
use std::time::{Duration, Instant};

use dapr_client::state::GetState;
use dapr_sidecar::{Component, Sidecar, SidecarBuilder};

use super::droid::{Droid, reflected};
use super::server::{Call, Reply, Server, at_a_socket};

fn builder(folder: &Path) -> SidecarBuilder {
    Sidecar::builder()
        .component_sockets_folder(folder)
        .component(Component::new("memory", "state.droid"))
}

fn well(folder: &Path) -> Server {
    let droid = Droid::default();
    at_a_socket(&folder.join("droid.sock"), move |call| droid.respond(&call))
}

/// A droid that responds to one method with `reply`.
fn ill(folder: &Path, method: &'static str, reply: fn() -> Reply) -> Server {
    let droid = Droid::default();
    at_a_socket(&folder.join("droid.sock"), move |call: Call| {
        match call.method.ends_with(method) {
            true => reply(),
            false => droid.respond(&call),
        }
    })
}

async fn refusal(builder: SidecarBuilder) -> String {
    builder.start().await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_socket_without_listener_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    drop(std::os::unix::net::UnixListener::bind(folder.path().join("droid.sock")).unwrap());
    let reason = refusal(builder(folder.path())).await;
    assert!(
        reason.contains("droid.sock: ") && reason.contains("connection refused"),
        "{reason}"
    );
    assert!(reason.contains("delete its socket file"), "{reason}");
}

#[tokio::test]
async fn files_that_are_not_sockets_are_ignored() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("notes.sock"), "nobody").unwrap();
    std::fs::create_dir(folder.path().join("more.sock")).unwrap();
    let server = well(folder.path());
    builder(folder.path()).start().await.unwrap();
    drop(server);
    // A missing folder counts as empty.
    let nowhere = folder.path().join("nowhere");
    let reason = refusal(builder(&nowhere)).await;
    assert!(
        reason.contains("there is no component of type `state.droid`"),
        "{reason}"
    );
}

#[tokio::test]
async fn an_init_without_response_times_out() {
    let folder = tempfile::tempdir().unwrap();
    let _server = ill(folder.path(), "StateStore/Init", || Reply::Silence);
    let yaml = "apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: {name: slow}\n\
                spec: {type: state.droid, version: v1, initTimeout: 50ms, metadata: []}";
    let begun = Instant::now();
    let sidecar = Sidecar::builder()
        .component_sockets_folder(folder.path())
        .resources_yaml(yaml);
    let reason = refusal(sidecar).await;
    assert!(
        begun.elapsed() < Duration::from_secs(4),
        "{:?}",
        begun.elapsed()
    );
    assert!(
        reason.contains("`slow`") && reason.contains("50ms") && reason.contains("`initTimeout`"),
        "{reason}"
    );
}

#[tokio::test]
async fn a_failed_init_is_reported_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let _server = ill(folder.path(), "StateStore/Init", || {
        Reply::Error(3, "no such planet", Vec::new())
    });
    let reason = refusal(builder(folder.path())).await;
    assert!(
        reason.contains("rpc error: code = InvalidArgument desc = no such planet"),
        "{reason}"
    );
}

#[tokio::test]
async fn unsupported_services_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let _server = ill(folder.path(), "ServerReflectionInfo", || {
        reflected(&["PubSub"])
    });
    let pubsub = Component::new("net", "pubsub.droid");
    let sidecar = Sidecar::builder()
        .component_sockets_folder(folder.path())
        .component(pubsub);
    let reason = refusal(sidecar).await;
    assert!(
        reason.contains("`pubsub.droid` is a pluggable component"),
        "{reason}"
    );
    assert!(
        reason.contains("supports only pluggable state stores, secret stores and output bindings"),
        "{reason}"
    );
}

#[tokio::test]
async fn unsupported_input_bindings_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let _server = ill(folder.path(), "ServerReflectionInfo", || {
        reflected(&["OutputBinding", "InputBinding"])
    });
    let binding = Component::new("ship", "bindings.droid");
    let sidecar = |binding| {
        Sidecar::builder()
            .component_sockets_folder(folder.path())
            .component(binding)
    };
    let reason = refusal(sidecar(binding.clone())).await;
    assert!(reason.contains("`direction` to `output`"), "{reason}");
    let binding = binding.property("direction", "output");
    sidecar(binding).start().await.unwrap();
}

#[tokio::test]
async fn a_component_without_reflection_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let _server = ill(folder.path(), "ServerReflectionInfo", Reply::unimplemented);
    let reason = refusal(builder(folder.path())).await;
    assert!(reason.contains("unable to list services"), "{reason}");
}

#[tokio::test]
async fn a_restarted_component_is_reconnected() {
    let folder = tempfile::tempdir().unwrap();
    let server = well(folder.path());
    let sidecar = builder(folder.path()).start().await.unwrap();
    let dapr = sidecar.client();
    dapr.get_state("memory", "k").await.unwrap();
    drop(server);
    // The end is detected after a moment; the error is one of two that daprd returns.
    let error = loop {
        match dapr.get_state("memory", "k").await {
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => break error.to_string(),
        }
    };
    assert!(
        error.contains("rpc error: code = Unavailable desc = "),
        "{error}"
    );
    let error = dapr.get_state("memory", "k").await.unwrap_err().to_string();
    assert!(error.contains("connection refused"), "{error}");
    std::fs::remove_file(folder.path().join("droid.sock")).unwrap();
    let error = dapr.get_state("memory", "k").await.unwrap_err().to_string();
    assert!(error.contains("no such file or directory"), "{error}");
    let _server = ill(folder.path(), "nothing", || Reply::Silence);
    // The restarted program has lost its data, but responds.
    let found = dapr.get_state("memory", "k").await.unwrap();
    assert!(matches!(found, GetState::Missing));
}

#[tokio::test]
async fn malformed_messages_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    let _server = ill(folder.path(), "StateStore/Get", || {
        Reply::Message(http::HeaderMap::new(), b"\x0a\x05x".to_vec())
    });
    let sidecar = builder(folder.path()).start().await.unwrap();
    let error = sidecar.client().get_state("memory", "k").await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 500);
    assert!(
        error
            .to_string()
            .contains("failed to unmarshal the received message"),
        "{error}"
    );
}
