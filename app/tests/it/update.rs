//! Optimistic updates of state.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use dapr_app::{Context, Error, Json, State};
use dapr_sidecar::{Component, Operation, Sidecar};

use crate::world::{start, start_with};

async fn add(context: Context, Json(amount): Json<u32>) -> Result<Json<u32>, Error> {
    let change = |sum: &mut u32| *sum += amount;
    let store = context.parameter("store").unwrap();
    context.update_state(store, "sum", change).await.map(Json)
}

#[tokio::test]
async fn concurrent_updates_are_not_lost() {
    let sidecar = start_with(
        |app| app.method("POST", "/add/{store}", add),
        |builder| {
            let redis = Component::new("redis", "state.redis").property("redisHost", "redis:6379");
            builder.component(redis).stand_ins()
        },
    )
    .await;
    for store in ["store", "redis"] {
        add_concurrently(&sidecar, store).await;
    }
}

async fn add_concurrently(sidecar: &Sidecar, store: &str) {
    let dapr = sidecar.client();
    sidecar.clear_calls();
    let calls = (1..=20).map(|amount| {
        let call = dapr
            .invoke_method("shop", format!("add/{store}"))
            .json(&amount);
        tokio::spawn(async move { call.await?.json::<u32>().await })
    });
    let calls: Vec<_> = calls.collect();
    let mut sums = Vec::new();
    for call in calls {
        sums.push(call.await.unwrap().unwrap());
    }
    assert_eq!(sums.iter().max(), Some(&210));
    let sum: Option<u32> = dapr.get_state(store, "sum").await.unwrap().json().unwrap();
    assert_eq!(sum, Some(210));
    // Each conflict is a write that the store refused.
    let writes = sidecar.calls_of(Operation::SaveState).len();
    assert!(writes >= 20, "{writes} writes");
}

/// Counts how often the value was changed.
type Attempts = Arc<AtomicU32>;

async fn contended(context: Context, State(attempts): State<Attempts>) -> Json<String> {
    let change = |_: &mut u32| {
        attempts.fetch_add(1, Ordering::Relaxed);
    };
    let result = context.update_state("store", "contended", change).await;
    Json(format!("{:?}", result.map_err(|error| error.is_conflict())))
}

#[tokio::test]
async fn an_update_gives_up_after_100_conflicts_and_at_once_after_other_errors() {
    let attempts = Attempts::default();
    let shared = Arc::clone(&attempts);
    let sidecar = start(|app| app.state(shared).method("GET", "/contended", contended)).await;
    let dapr = sidecar.client();
    let call = || async {
        let reply = dapr.invoke_method("shop", "contended").get().await.unwrap();
        reply.json::<String>().await.unwrap()
    };
    sidecar
        .inject_failure(Operation::SaveState)
        .times(100)
        .status(409);
    assert_eq!(call().await, "Err(true)");
    assert_eq!(attempts.swap(0, Ordering::Relaxed), 100);

    sidecar
        .inject_failure(Operation::SaveState)
        .times(1)
        .status(500);
    assert_eq!(call().await, "Err(false)");
    assert_eq!(attempts.swap(0, Ordering::Relaxed), 1);

    sidecar
        .inject_failure(Operation::SaveState)
        .times(2)
        .status(409);
    assert_eq!(call().await, "Ok(0)");
    assert_eq!(attempts.load(Ordering::Relaxed), 3);
}
