//! Resiliency policies from the client to the application and back, with a clock that the test controls.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use dapr_client::ErrorCode;
use dapr_client::state::StateItem;
use dapr_sidecar::{AppRequest, AppResponse, Clock, Component, Network, Sidecar, SidecarBuilder};

/// The number of requests per path, and the number of failures to return.
#[derive(Clone, Default)]
struct App {
    calls: Arc<Mutex<Vec<String>>>,
    failures: Arc<AtomicU32>,
    status: Arc<AtomicU32>,
}

impl App {
    fn failing(times: u32, status: u32) -> Self {
        let app = Self::default();
        app.failures.store(times, Ordering::Relaxed);
        app.status.store(status, Ordering::Relaxed);
        app
    }

    fn count(&self) -> usize {
        self.calls.lock().unwrap().len()
    }

    async fn called(&self, times: usize) {
        while self.count() < times {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Responds to startup requests and counts all others. `/hang` never responds.
    fn respond(&self, request: AppRequest) -> impl Future<Output = AppResponse> + Send + use<> {
        let mut reply = match request.path.as_str() {
            "/dapr/subscribe" => AppResponse::new(200)
                .json(r#"[{"pubsubname":"rebel-net","topic":"orders","deadLetterTopic":"lost","route":"/orders"}]"#),
            "/dapr/config" => AppResponse::new(200).json(r#"{"entities":["droid"]}"#),
            path => {
                let body = String::from_utf8_lossy(&request.body).into_owned();
                self.calls.lock().unwrap().push(format!("{path} {body}"));
                AppResponse::new(200).body(request.body.clone())
            }
        };
        let counts = !request.path.starts_with("/dapr/");
        let fails = |failures: u32| failures.checked_sub(1);
        if counts
            && self
                .failures
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, fails)
                .is_ok()
        {
            reply = AppResponse::new(u16::try_from(self.status.load(Ordering::Relaxed)).unwrap());
        }
        let hangs = request.path.ends_with("/hang");
        async move {
            if hangs {
                std::future::pending::<()>().await;
            }
            reply
        }
    }
}

const POLICIES: &str = "
apiVersion: dapr.io/v1alpha1
kind: Resiliency
metadata: { name: patience }
spec:
  policies:
    timeouts: { short: 3s }
    retries:
      thrice: { policy: constant, duration: 10s, maxRetries: 3, matching: { httpStatusCodes: 500-599 } }
    circuitBreakers:
      fuse: { timeout: 30s, trip: consecutiveFailures >= 2 }
  targets:
    apps: { shop: { retry: thrice, timeout: short }, stock: { circuitBreaker: fuse } }
    actors: { droid: { retry: thrice, timeout: short } }
    components: { rebel-net: { inbound: { retry: thrice }, outbound: { retry: thrice } } }
";

fn network() -> Network {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    Network::with_clock(Clock::frozen(now)).unwrap()
}

fn with(builder: SidecarBuilder, app: &App) -> SidecarBuilder {
    let app = app.clone();
    builder.app(move |request: AppRequest| app.respond(request))
}

async fn caller(network: &Network) -> Sidecar {
    let builder = network.sidecar("caller").resources_yaml(POLICIES);
    builder.start().await.unwrap()
}

#[tokio::test]
async fn two_failures_are_retried_until_success() {
    let network = network();
    let app = App::failing(2, 503);
    let _shop = with(network.sidecar("shop"), &app).start().await.unwrap();
    let caller = caller(&network).await;
    let dapr = caller.client();
    let call = tokio::spawn(async move { dapr.invoke_method("shop", "pay").body("5").await });
    app.called(1).await;
    network.clock().advance(Duration::from_secs(9)).await;
    assert_eq!(app.count(), 1);
    network.clock().advance(Duration::from_secs(60)).await;
    let reply = call.await.unwrap().unwrap();
    assert_eq!(
        (
            reply.status().as_u16(),
            reply.text().await.unwrap().as_str()
        ),
        (200, "5")
    );
    assert_eq!(*app.calls.lock().unwrap(), ["/pay 5", "/pay 5", "/pay 5"]);
}

#[tokio::test]
async fn a_status_that_is_not_retried_is_returned_immediately() {
    let network = network();
    let app = App::failing(1, 404);
    let _shop = with(network.sidecar("shop"), &app).start().await.unwrap();
    let caller = caller(&network).await;
    let reply = caller.client().invoke_method("shop", "pay").await.unwrap();
    assert_eq!((reply.status().as_u16(), app.count()), (404, 1));
}

#[tokio::test]
async fn every_attempt_times_out() {
    let network = network();
    let app = App::default();
    let _shop = with(network.sidecar("shop"), &app).start().await.unwrap();
    let caller = caller(&network).await;
    let dapr = caller.client();
    let call = tokio::spawn(async move { dapr.invoke_method("shop", "hang").await });
    app.called(1).await;
    network.clock().advance(Duration::from_secs(42)).await;
    // Four attempts of three seconds, with ten seconds between them.
    assert_eq!(app.count(), 4);
    let error = call.await.unwrap().unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::DirectInvoke));
    let part = "failed to invoke, id: shop, err: context deadline exceeded";
    assert!(error.to_string().contains(part), "{error}");
}

#[tokio::test]
async fn an_open_circuit_breaker_sends_no_requests() {
    let network = network();
    let app = App::failing(2, 500);
    let _stock = with(network.sidecar("stock"), &app).start().await.unwrap();
    let caller = caller(&network).await;
    let call = || caller.client().invoke_method("stock", "count");
    for _ in 0..2 {
        assert_eq!(call().await.unwrap().status().as_u16(), 500);
    }
    let error = call().await.unwrap_err();
    let part = "failed to invoke, id: stock, err: circuit breaker is open";
    assert!(error.to_string().contains(part), "{error}");
    assert_eq!(app.count(), 2);
    network.clock().advance(Duration::from_secs(30)).await;
    assert_eq!(call().await.unwrap().status().as_u16(), 200);
}

async fn subscriber(network: &Network, app: &App) -> Sidecar {
    let net = Component::new("rebel-net", "pubsub.redis").property("redisHost", "127.0.0.1:6379");
    let builder = network.sidecar("base").stand_ins().component(net);
    let store = Component::new("starwars", "state.in-memory").property("actorStateStore", "true");
    let builder = builder.component(store).resources_yaml(POLICIES);
    with(builder, app).start().await.unwrap()
}

#[tokio::test]
async fn a_failed_event_is_redelivered() {
    let network = network();
    let app = App::failing(2, 500);
    let base = subscriber(&network, &app).await;
    for order in [1, 2] {
        base.client()
            .publish_event("rebel-net", "orders")
            .json(&order)
            .await
            .unwrap();
    }
    base.advance(Duration::from_secs(19)).await;
    assert_eq!(app.count(), 2, "the second event waits for the first");
    base.advance(Duration::from_secs(1)).await;
    assert_eq!(app.count(), 4);
    let topics = base.published("rebel-net").unwrap();
    assert!(
        topics.iter().all(|event| event.topic == "orders"),
        "nothing is lost"
    );
}

#[tokio::test]
async fn an_undeliverable_event_goes_to_the_dead_letter_topic() {
    let network = network();
    let app = App::failing(u32::MAX, 500);
    let base = subscriber(&network, &app).await;
    let publish = base.client().publish_event("rebel-net", "orders");
    publish.json(&1).await.unwrap();
    base.advance(Duration::from_secs(3600)).await;
    assert_eq!(app.count(), 4);
    assert_eq!(base.published("rebel-net").unwrap()[1].topic, "lost");
}

#[tokio::test]
async fn publishing_is_retried_while_the_broker_is_unreachable() {
    let network = network();
    let app = App::default();
    let base = subscriber(&network, &app).await;
    network.stop_server("127.0.0.1:6379");
    let dapr = base.client();
    let publish = tokio::spawn(async move {
        let single = dapr.publish_event("rebel-net", "other").json(&1).await;
        single.map(|_| ())
    });
    while base.calls().is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // The call is recorded before its wait for the retry starts: gives the wait time to start.
    tokio::time::sleep(Duration::from_millis(50)).await;
    base.advance(Duration::from_secs(10)).await;
    network.restore_server("127.0.0.1:6379");
    assert!(base.published("rebel-net").unwrap().is_empty());
    base.advance(Duration::from_secs(10)).await;
    publish.await.unwrap().unwrap();
    assert_eq!(base.published("rebel-net").unwrap().len(), 1);
}

#[tokio::test]
async fn failed_actor_calls_are_retried() {
    let network = network();
    let app = App::failing(2, 500);
    let base = subscriber(&network, &app).await;
    let dapr = base.client();
    let call =
        tokio::spawn(async move { dapr.invoke_actor("droid", "r2", "beep").body("!").await });
    app.called(1).await;
    base.advance(Duration::from_secs(20)).await;
    let reply = call.await.unwrap().unwrap();
    assert_eq!(reply.text().await.unwrap(), "!");
    assert_eq!(app.count(), 3);
}

#[tokio::test]
async fn policies_are_listed_in_the_metadata() {
    let caller = caller(&network()).await;
    let metadata = caller.client().get_metadata().await.unwrap();
    let names: Vec<_> = metadata
        .resiliencies
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["patience"]);
    assert!(caller.ignored_settings().is_empty());
}

#[tokio::test]
async fn invalid_policies_are_reported_with_their_location() {
    let wrong = POLICIES.replace("duration: 10s", "duration: long");
    let builder = Sidecar::builder().resources_yaml(wrong);
    let error = builder.start().await.unwrap_err().to_string();
    let part = "YAML text 1:2: the Resiliency `patience` cannot be used: the retry policy `thrice`: `duration`: `long` is \
         not a duration such as `5s`";
    assert!(error.contains(part), "{error}");
    let unknown = POLICIES.replace("inbound: { retry: thrice }", "inbound: { retry: never }");
    let sidecar = Sidecar::builder()
        .resources_yaml(unknown)
        .start()
        .await
        .unwrap();
    let part = "the component `rebel-net` (inbound) uses the retry policy `never`, which no Resiliency resource defines";
    assert_eq!(sidecar.ignored_settings(), [part]);
}

#[tokio::test]
async fn scopes_restrict_policies_to_applications() {
    let scoped = format!("{POLICIES}\nscopes: [other]\n");
    let sidecar = Sidecar::builder()
        .resources_yaml(scoped)
        .start()
        .await
        .unwrap();
    assert!(
        sidecar
            .client()
            .get_metadata()
            .await
            .unwrap()
            .resiliencies
            .is_empty()
    );
}

#[tokio::test]
async fn state_requests_are_retried_while_the_store_is_unreachable() {
    let network = network();
    let policies = POLICIES.replace("rebel-net: {", "starwars: {");
    let store = Component::new("starwars", "state.redis").property("redisHost", "127.0.0.1:6379");
    let builder = network.sidecar("base").stand_ins().component(store);
    let base = builder.resources_yaml(policies).start().await.unwrap();
    network.stop_server("127.0.0.1:6379");
    let dapr = base.client();
    let save =
        tokio::spawn(async move { dapr.save_state("starwars", [StateItem::new("a", 1)]).await });
    while base.calls().is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    base.advance(Duration::from_secs(10)).await;
    network.restore_server("127.0.0.1:6379");
    base.advance(Duration::from_secs(10)).await;
    save.await.unwrap().unwrap();
    // A mismatching ETag still mismatches later.
    let stale = StateItem::new("a", 1).etag("7");
    let error = base
        .client()
        .save_state("starwars", [stale])
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::StateSave));
}

#[tokio::test]
async fn lock_and_configuration_requests_are_retried() {
    let network = network();
    let policies = POLICIES.replace(
        "components: {",
        "components: { locks: { outbound: { retry: thrice } }, settings: { outbound: { retry: thrice } },",
    );
    let redis =
        |name: &str, kind: &str| Component::new(name, kind).property("redisHost", "127.0.0.1:6379");
    let builder = network.sidecar("base").stand_ins();
    let builder = builder.component(redis("locks", "lock.redis"));
    let builder = builder.component(redis("settings", "configuration.redis"));
    let base = builder.resources_yaml(policies).start().await.unwrap();
    network.stop_server("127.0.0.1:6379");
    let (one, other) = (base.client(), base.client());
    let lock = tokio::spawn(async move {
        one.try_lock_alpha1("locks", "ship", "han", Duration::from_secs(60))
            .await
    });
    let read =
        tokio::spawn(async move { other.get_configuration("settings").keys(["speed"]).await });
    while base.calls().len() < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    network.restore_server("127.0.0.1:6379");
    base.advance(Duration::from_secs(10)).await;
    assert!(lock.await.unwrap().unwrap().success);
    read.await.unwrap().unwrap();
}
