//! State, locks, configuration, secrets and bindings, through the client.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use dapr_client::lock::UnlockStatus;
use dapr_client::state::{Concurrency, GetState, StateItem, StateOptions};
use dapr_client::{ErrorCode, StatusCode};
use dapr_sidecar::{AppRequest, AppResponse, Clock, Component, Sidecar};

use crate::raw;

fn clock() -> Clock {
    Clock::frozen(SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000))
}

#[tokio::test]
async fn etags_guard_values_and_ttls_follow_the_clock() {
    let store = Component::new("starwars", "state.in-memory");
    let sidecar = Sidecar::builder()
        .clock(clock())
        .component(store)
        .start()
        .await
        .unwrap();
    let dapr = sidecar.client();
    let weapon = StateItem::new("weapon", "lightsaber").ttl(Duration::from_secs(60));
    dapr.save_state("starwars", [weapon]).await.unwrap();
    let GetState::Found(found) = dapr.get_state("starwars", "weapon").await.unwrap() else {
        panic!("there is no weapon");
    };
    assert_eq!(found.json::<String>().unwrap(), "lightsaber");
    assert_eq!(
        found.ttl_expire_time,
        Some(sidecar.clock().now() + Duration::from_secs(60))
    );
    let first = StateOptions::new().concurrency(Concurrency::FirstWrite);
    let late = StateItem::new("weapon", "blaster").options(first);
    let error = dapr.save_state("starwars", [late]).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::CONFLICT));
    assert_eq!(error.code(), Some(ErrorCode::StateSave));
    assert_eq!(
        sidecar.state("starwars").unwrap()["app||weapon"],
        "\"lightsaber\""
    );
    sidecar.advance(Duration::from_secs(61)).await;
    assert!(matches!(
        dapr.get_state("starwars", "weapon").await,
        Ok(GetState::Missing)
    ));
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn values_in_a_file_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.db");
    let start = || {
        let store = Component::new("lite", "state.sqlite")
            .property("connectionString", path.to_str().unwrap());
        Sidecar::builder().component(store).start()
    };
    let sidecar = start().await.unwrap();
    let item = StateItem::new("planet", "Tatooine");
    sidecar.client().save_state("lite", [item]).await.unwrap();
    drop(sidecar);
    let sidecar = start().await.unwrap();
    let found = sidecar.client().get_state("lite", "planet").await.unwrap();
    assert_eq!(found.json::<String>().unwrap().as_deref(), Some("Tatooine"));
}

#[tokio::test]
async fn a_lock_expires() {
    let locks = Component::new("locks", "lock.in-memory");
    let sidecar = Sidecar::builder()
        .clock(clock())
        .component(locks)
        .start()
        .await
        .unwrap();
    let dapr = sidecar.client();
    let minute = Duration::from_secs(60);
    assert!(
        dapr.try_lock_alpha1("locks", "falcon", "han", minute)
            .await
            .unwrap()
            .success
    );
    assert!(
        !dapr
            .try_lock_alpha1("locks", "falcon", "lando", minute)
            .await
            .unwrap()
            .success
    );
    assert_eq!(
        dapr.unlock_alpha1("locks", "falcon", "lando")
            .await
            .unwrap()
            .status,
        UnlockStatus::LockBelongsToOthers
    );
    sidecar.advance(minute).await;
    assert!(
        dapr.try_lock_alpha1("locks", "falcon", "lando", minute)
            .await
            .unwrap()
            .success
    );
}

#[tokio::test]
async fn cron_and_configuration_changes_reach_the_application() {
    let calls = Arc::new(Mutex::new(Vec::new()));
    let app = {
        let calls = Arc::clone(&calls);
        move |request: AppRequest| {
            calls
                .lock()
                .unwrap()
                .push(format!("{} {}", request.method, request.path));
            async { AppResponse::new(200) }
        }
    };
    let sidecar = Sidecar::builder()
        .clock(clock())
        .component(Component::new("tick", "bindings.cron").property("schedule", "@every 10s"))
        .component(Component::new("config", "configuration.in-memory"))
        .app(app)
        .start()
        .await
        .unwrap();
    let dapr = sidecar.client();
    dapr.subscribe_configuration("config")
        .keys(["colour"])
        .await
        .unwrap();
    calls.lock().unwrap().clear();
    sidecar
        .set_configuration("config", "colour", "green")
        .unwrap();
    sidecar.advance(Duration::from_secs(25)).await;
    let expected = [
        "POST /configuration/config/colour",
        "POST /tick",
        "POST /tick",
    ];
    assert_eq!(*calls.lock().unwrap(), expected);
    let items = dapr
        .get_configuration("config")
        .await
        .unwrap()
        .found()
        .unwrap();
    assert_eq!(items["colour"].value.as_deref(), Some("green"));
}

#[tokio::test]
async fn local_files_and_secrets_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let secrets = folder.path().join("secrets.json");
    std::fs::write(&secrets, r#"{"db":{"user":"leia"}}"#).unwrap();
    let files = folder.path().join("files");
    let sidecar = Sidecar::builder()
        .component(
            Component::new("secrets", "secretstores.local.file")
                .property("secretsFile", secrets.to_str().unwrap()),
        )
        .component(
            Component::new("archive", "bindings.localstorage")
                .property("rootPath", files.to_str().unwrap()),
        )
        .start()
        .await
        .unwrap();
    let dapr = sidecar.client();
    let secret = dapr
        .get_secret("secrets", "db:user")
        .await
        .unwrap()
        .found()
        .unwrap();
    assert_eq!(secret["db:user"].expose(), "leia");
    let create = dapr.invoke_binding("archive", "create").data("the plans");
    create.metadata("fileName", "plans.txt").await.unwrap();
    assert_eq!(
        std::fs::read_to_string(files.join("plans.txt")).unwrap(),
        "the plans"
    );
    let error = dapr.invoke_binding("archive", "juggle").await.unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::InvokeOutputBinding));
}

#[tokio::test]
async fn an_early_response_does_not_reset_the_connection() {
    let sidecar = Sidecar::builder()
        .max_body_size(1 << 16)
        .component(Component::new("starwars", "state.in-memory"))
        .start()
        .await
        .unwrap();
    let body = " ".repeat(4 << 20);
    let responses = [
        ("POST", "/v1.0/state/starwars", 400),
        ("POST", "/v1.0/state/nowhere", 400),
        ("GET", "/v1.0/state/starwars/k", 204),
        ("PUT", "/nowhere", 404),
    ];
    for (method, path, expected) in responses {
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"
        );
        // Fails if the connection is closed before everything is written.
        let response = raw::exchange(&sidecar, &format!("{head}{body}")).await;
        assert_eq!(raw::status(&response), expected, "{method} {path}");
    }
}
