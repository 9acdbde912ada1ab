//! Start, readiness, stop.

use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use dapr_sidecar::{AppRequest, AppResponse, Clock, Component, Network, Sidecar};

#[tokio::test]
async fn a_dropped_sidecar_frees_its_port() {
    let sidecar = Sidecar::builder().start().await.unwrap();
    let address = sidecar.address();
    assert!(TcpStream::connect(address).is_ok());
    drop(sidecar);
    assert!(TcpStream::connect(address).is_err());
    let again = Sidecar::builder().listen(address).start().await.unwrap();
    again.client().check_outbound_health().await.unwrap();
}

#[tokio::test]
async fn a_port_in_use_is_reported() {
    let first = Sidecar::builder().start().await.unwrap();
    let error = Sidecar::builder()
        .http_port(first.address().port())
        .start()
        .await
        .unwrap_err()
        .to_string();
    assert!(
        error.contains(&first.address().to_string()) && error.contains("use another port, or 0"),
        "{error}"
    );
}

#[tokio::test]
async fn a_sidecar_is_ready_once_its_application_listens() {
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let sidecar = Sidecar::builder().app_port(port).start().await.unwrap();
    let dapr = sidecar.client();
    dapr.check_outbound_health().await.unwrap();
    let error = dapr.check_health().await.unwrap_err().to_string();
    assert!(
        error.contains("ERR_HEALTH_NOT_READY") && error.contains("dapr is not ready: [runtime]"),
        "{error}"
    );
    let app = tokio::net::TcpListener::bind(("127.0.0.1", port))
        .await
        .unwrap();
    tokio::spawn(async move {
        loop {
            // Each request ends with a closed connection.
            drop(app.accept().await.unwrap());
        }
    });
    tokio::time::timeout(Duration::from_secs(10), sidecar.wait_until_ready())
        .await
        .unwrap();
    dapr.check_health().await.unwrap();
}

#[tokio::test]
async fn a_hundred_sidecars_run_in_one_process() {
    let mut sidecars = Vec::new();
    for number in 0..100 {
        let store = Component::new("store", "state.in-memory");
        sidecars.push(
            Sidecar::builder()
                .app_id(format!("app-{number}"))
                .component(store)
                .start()
                .await
                .unwrap(),
        );
    }
    for (number, sidecar) in sidecars.iter().enumerate() {
        assert_eq!(
            sidecar.client().get_metadata().await.unwrap().id,
            format!("app-{number}")
        );
    }
    // Each sidecar has its own state.
    let dapr = sidecars[0].client();
    dapr.save_state("store", [dapr_client::state::StateItem::new("key", 1)])
        .await
        .unwrap();
    assert!(matches!(
        sidecars[1]
            .client()
            .get_state("store", "key")
            .await
            .unwrap(),
        dapr_client::state::GetState::Missing
    ));
}

#[tokio::test]
async fn a_shutdown_request_is_reported_to_the_owner() {
    let sidecar = Sidecar::builder().start().await.unwrap();
    sidecar.client().shutdown().await.unwrap();
    tokio::time::timeout(Duration::from_secs(5), sidecar.wait_for_shutdown())
        .await
        .unwrap();
}

#[tokio::test]
async fn shutdown_waits_for_active_requests() {
    let app = |_: AppRequest| async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        AppResponse::new(200).body("done")
    };
    let sidecar = Sidecar::builder()
        .app_id("slow")
        .app(app)
        .start()
        .await
        .unwrap();
    let dapr = sidecar.client();
    let call = tokio::spawn(async move {
        dapr.invoke_method("slow", "x")
            .await
            .unwrap()
            .text()
            .await
            .unwrap()
    });
    tokio::time::sleep(Duration::from_millis(40)).await;
    sidecar.stop(Duration::from_secs(10)).await;
    assert_eq!(call.await.unwrap(), "done");
}

#[tokio::test]
async fn invalid_options_are_reported_before_the_start() {
    let error = |builder: dapr_sidecar::SidecarBuilder| async {
        builder.start().await.unwrap_err().to_string()
    };
    let unknown = error(Sidecar::builder().component(Component::new("store", "state.mongo"))).await;
    assert!(
        unknown.contains("`store`")
            && unknown.contains("state.mongo")
            && unknown.contains("`state.sqlite`"),
        "{unknown}"
    );
    let twice = Sidecar::builder()
        .component(Component::new("one", "state.in-memory"))
        .component(Component::new("one", "lock.in-memory"));
    assert!(
        error(twice)
            .await
            .contains("the name `one` is already used")
    );
    assert!(
        error(Sidecar::builder().app_id("a.b"))
            .await
            .contains("must not contain dots")
    );
    assert!(
        error(Sidecar::builder().app_port(1).app_protocol("grpcs"))
            .await
            .contains("`grpcs`")
    );
    let secret = Component::new("store", "state.in-memory")
        .secret_store("vault")
        .secret_property("key", "a", "b");
    assert!(
        error(Sidecar::builder().component(secret))
            .await
            .contains("no secret store `vault`")
    );
}

#[tokio::test]
async fn values_expire_by_the_test_clock() {
    let network = Network::with_clock(Clock::frozen(
        std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000),
    ))
    .unwrap();
    let sidecar = network
        .sidecar("app")
        .component(Component::new("store", "state.in-memory"))
        .start()
        .await
        .unwrap();
    let dapr = sidecar.client();
    let item = dapr_client::state::StateItem::new("key", 1).ttl(Duration::from_secs(60));
    dapr.save_state("store", [item]).await.unwrap();
    sidecar.advance(Duration::from_secs(59)).await;
    assert!(matches!(
        dapr.get_state("store", "key").await.unwrap(),
        dapr_client::state::GetState::Found(_)
    ));
    sidecar.advance(Duration::from_secs(2)).await;
    assert!(matches!(
        dapr.get_state("store", "key").await.unwrap(),
        dapr_client::state::GetState::Missing
    ));
}

/// A test can share a sidecar between tasks and tests.
#[test]
fn threads_can_share_a_sidecar() {
    fn shared<T: Send + Sync>() {}
    shared::<dapr_sidecar::Sidecar>();
    shared::<dapr_sidecar::SidecarBuilder>();
    shared::<dapr_sidecar::Network>();
}

#[tokio::test]
async fn startup_requests_are_sent_once_the_application_is_healthy() {
    let well = Arc::new(AtomicBool::new(false));
    let requested = Arc::new(AtomicBool::new(false));
    let (now_well, is_requested) = (well.clone(), requested.clone());
    let app = move |request: AppRequest| {
        let status = match request.path.as_str() {
            "/healthz" if !now_well.load(Ordering::Relaxed) => 500,
            "/dapr/subscribe" => {
                is_requested.store(true, Ordering::Relaxed);
                404
            }
            _ => 200,
        };
        std::future::ready(AppResponse::new(status))
    };
    let sidecar = Sidecar::builder()
        .clock(Clock::frozen(std::time::SystemTime::UNIX_EPOCH))
        .component(Component::new("net", "pubsub.in-memory"))
        .app(app)
        .app_health_check("/healthz")
        .start()
        .await
        .unwrap();
    sidecar.advance(Duration::from_secs(60)).await;
    assert!(!requested.load(Ordering::Relaxed), "it is not well");
    well.store(true, Ordering::Relaxed);
    sidecar.advance(Duration::from_secs(5)).await;
    assert!(requested.load(Ordering::Relaxed), "it is well");
}
