//! Pluggable components that work correctly.

use std::collections::BTreeMap;

use dapr_client::secrets::GetSecret;
use dapr_client::state::{Concurrency, GetState, StateItem, StateOptions, TransactionOperation};
use dapr_client::{ErrorCode, StatusCode};
use dapr_sidecar::{Component, Sidecar};
use tempfile::TempDir;

use super::droid::Droid;
use super::server::{Server, at_a_socket};
use crate::raw;

/// A program with pluggable components, and a sidecar that uses them.
struct World {
    sidecar: Sidecar,
    droid: Droid,
    _server: Server,
    _folder: TempDir,
}

async fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let droid = Droid::default();
    let program = droid.clone();
    let server = at_a_socket(&folder.path().join("Droid.sock"), move |call| {
        program.respond(&call)
    });
    let safe = Component::new("safe", "secretstores.droid")
        .property("plans", "death-star")
        .property("most", "2");
    let memory = Component::new("memory", "state.droid")
        .secret_store("safe")
        .secret_property("limit", "most", "most")
        .property("actorStateStore", "true");
    let sidecar = Sidecar::builder()
        .component_sockets_folder(folder.path())
        .component(memory)
        .component(Component::new("small", "state.droid"))
        .component(Component::new("ship", "bindings.droid"))
        .component(safe)
        .start()
        .await
        .unwrap();
    World {
        sidecar,
        droid,
        _server: server,
        _folder: folder,
    }
}

#[tokio::test]
async fn a_store_receives_values_and_their_metadata() {
    let world = world().await;
    let dapr = world.sidecar.client();
    let options = StateOptions::new().concurrency(Concurrency::FirstWrite);
    let deck = StateItem::new("deck", 5)
        .metadata("planet", "Hoth")
        .options(options);
    dapr.save_state("memory", [deck, StateItem::new("code", 1138)])
        .await
        .unwrap();
    let GetState::Found(found) = dapr.get_state("memory", "deck").await.unwrap() else {
        panic!("there is no deck");
    };
    assert_eq!(found.json::<i32>().unwrap(), 5);
    assert_eq!(found.etag.as_deref(), Some("1"));
    assert_eq!(found.metadata["planet"], "Hoth");
    assert_eq!(found.metadata["options"], "1 0");
    let missing = dapr.get_state("memory", "none").await.unwrap();
    assert!(matches!(missing, GetState::Missing));
    // The program has no bulk method, which daprd reports.
    let error = dapr.get_bulk_state("memory", ["deck"]).await.unwrap_err();
    let message = "rpc error: code = Unimplemented desc = unknown method";
    assert!(error.to_string().contains(message), "{error}");
    let other = dapr.get_state("small", "deck").await.unwrap();
    assert!(
        matches!(other, GetState::Missing),
        "each component is its own"
    );
    // Pluggable components cannot be inspected.
    let error = world.sidecar.state("memory").unwrap_err();
    assert!(error.to_string().ends_with("it has: none"), "{error}");
}

#[tokio::test]
async fn etag_errors_are_mapped_to_api_errors() {
    let world = world().await;
    let dapr = world.sidecar.client();
    dapr.save_state("memory", [StateItem::new("k", 1)])
        .await
        .unwrap();
    for (etag, status, part) in [
        (
            "7",
            409,
            "possible etag mismatch. error from state store: it is another one",
        ),
        ("x", 400, "invalid etag value: it is no number"),
    ] {
        let deleted = dapr
            .delete_state("memory", "k")
            .if_match(etag)
            .await
            .unwrap_err();
        assert_eq!(deleted.status().unwrap().as_u16(), status);
        assert!(deleted.to_string().contains(part), "{deleted}");
        let item = StateItem::new("k", 2).etag(etag);
        let saved = dapr.save_state("memory", [item]).await.unwrap_err();
        assert_eq!(saved.status().unwrap().as_u16(), status);
        assert_eq!(saved.code(), Some(ErrorCode::StateSave));
    }
    dapr.delete_state("memory", "k")
        .if_match("1")
        .await
        .unwrap();
}

#[tokio::test]
async fn a_store_selects_the_status() {
    let world = world().await;
    let path = "/v1.0/state/memory/k?metadata.fail-with=507";
    let response = raw::send(&world.sidecar, "GET", path, &[]).await;
    assert_eq!(raw::status(&response), 507);
    assert_eq!(
        raw::body(&response),
        r#"{"errorCode":"ERR_STATE_GET","message":"fail to get k from state store memory: api error: code = Internal desc = as the request wants"}"#
    );
    let path = "/v1.0/state/memory/k?metadata.fail-with=423";
    let response = raw::send(&world.sidecar, "DELETE", path, &[]).await;
    assert_eq!(raw::status(&response), 423);
    // An invalid status is ignored.
    let path = "/v1.0/state/memory/k?metadata.fail-with=12";
    let response = raw::send(&world.sidecar, "GET", path, &[]).await;
    assert_eq!(raw::status(&response), 500);
    assert!(
        raw::body(&response).contains("rpc error: code = Internal desc = as the request wants")
    );
}

#[tokio::test]
async fn the_store_limits_the_transaction_size() {
    let world = world().await;
    let dapr = world.sidecar.client();
    let upsert = |key: &str| TransactionOperation::upsert(StateItem::new(key, 1));
    let two = [upsert("a"), upsert("b")];
    dapr.execute_state_transaction("memory", two).await.unwrap();
    let b = dapr.get_state("memory", "b").await.unwrap();
    assert!(matches!(b, GetState::Found(_)));
    let three = ["a", "b", "c"].map(upsert);
    let error = dapr
        .execute_state_transaction("memory", three)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::StateStoreTooManyTransactions));
    let one = [upsert("a")];
    let error = dapr
        .execute_state_transaction("small", one)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::StateStoreNotSupported));
    assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
    // The size is requested once.
    let calls = world.droid.calls.lock().unwrap().join("\n");
    assert_eq!(
        calls
            .matches("memory TransactionalStoreMultiMaxSize")
            .count(),
        1
    );
}

#[tokio::test]
async fn secrets_are_available_to_other_components() {
    let world = world().await;
    let dapr = world.sidecar.client();
    let GetSecret::Found(secret) = dapr.get_secret("safe", "plans").await.unwrap() else {
        panic!("there are no plans");
    };
    assert_eq!(secret["plans"].expose(), "death-star");
    let missing = dapr.get_secret("safe", "none").await.unwrap();
    assert!(matches!(missing, GetSecret::Missing));
    let response = raw::send(&world.sidecar, "GET", "/v1.0/secrets/safe/bulk", &[]).await;
    assert_eq!(
        raw::body(&response).trim_end(),
        r#"{"most":{"most":"2"},"plans":{"plans":"death-star"}}"#
    );
    let path = "/v1.0/secrets/safe/plans?metadata.fail-with=507";
    let response = raw::send(&world.sidecar, "GET", path, &[]).await;
    assert_eq!(raw::status(&response), 500, "it cannot choose the status");
    // The secret store is initialized once, although another component needs it at startup.
    let calls = world.droid.calls.lock().unwrap().clone();
    assert_eq!(
        calls
            .iter()
            .filter(|call| *call == "safe SecretStore/Init")
            .count(),
        1
    );
}

#[tokio::test]
async fn a_binding_is_invoked() {
    let world = world().await;
    let invoke = async |body: &str| {
        let length = body.len();
        let request = format!(
            "POST /v1.0/bindings/ship HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        raw::exchange(&world.sidecar, &request).await
    };
    let response =
        invoke(r#"{"operation":"fly","data":{"to":"Hoth"},"metadata":{"fast":"yes"}}"#).await;
    assert_eq!(raw::status(&response), 200);
    assert_eq!(raw::body(&response), r#"fly {"to":"Hoth"}"#);
    assert!(
        response
            .to_lowercase()
            .contains("\r\nmetadata.fast: yes\r\n"),
        "{response}"
    );
    let response = invoke(r#"{"operation":"dive"}"#).await;
    assert!(
        response.contains("does not support operation dive. supported operations:fly land"),
        "{response}"
    );
    let response = invoke(r#"{"operation":"land","metadata":{"fail-with":"507"}}"#).await;
    assert_eq!(raw::status(&response), 500);
    assert!(
        response.contains("rpc error: code = Internal desc = as the request wants"),
        "{response}"
    );
}

#[tokio::test]
async fn capabilities_are_in_the_metadata() {
    let world = world().await;
    let metadata = world.sidecar.client().get_metadata().await.unwrap();
    let capabilities: BTreeMap<_, _> = metadata
        .components
        .iter()
        .map(|component| (component.name.as_str(), component.capabilities.join(" ")))
        .collect();
    assert_eq!(capabilities["memory"], "ETAG TRANSACTIONAL ACTOR");
    assert_eq!(capabilities["small"], "ETAG");
    assert_eq!(capabilities["safe"], "");
    assert_eq!(capabilities["ship"], "OUTPUT_BINDING");
}
