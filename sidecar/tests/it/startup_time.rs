//! Speed limits. They are generous because test machines are busy and this build is not optimized; the
//! example `figures` measures the actual values.

use std::future::Future;
use std::time::{Duration, Instant};

use dapr_client::state::StateItem;
use dapr_sidecar::{Component, Sidecar};

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

async fn measure<F: Future<Output = ()>>(work: impl Fn() -> F) -> Duration {
    let mut times = Vec::new();
    for _ in 0..21 {
        let began = Instant::now();
        work().await;
        times.push(began.elapsed());
    }
    median(times)
}

#[tokio::test]
async fn a_sidecar_starts_quickly() {
    let median = measure(|| async {
        let sidecar = Sidecar::builder().start().await.unwrap();
        sidecar.client().check_health().await.unwrap();
    });
    let median = median.await;
    assert!(median < Duration::from_millis(250), "{median:?}");
}

#[tokio::test]
async fn starting_a_sidecar_per_test_is_cheap() {
    let median = measure(|| async {
        let sidecar = Sidecar::builder()
            .component(Component::new("orders", "state.in-memory"))
            .start()
            .await
            .unwrap();
        let dapr = sidecar.client();
        let item = StateItem::new("7", "apples");
        dapr.save_state("orders", [item]).await.unwrap();
        let found = dapr.get_state("orders", "7").await.unwrap();
        assert_eq!(found.json::<String>().unwrap().as_deref(), Some("apples"));
    });
    let median = median.await;
    assert!(median < Duration::from_millis(500), "{median:?}");
}

#[tokio::test]
async fn a_hundred_sidecars_start_quickly() {
    let began = Instant::now();
    let mut sidecars = Vec::new();
    for number in 0..100 {
        let sidecar = Sidecar::builder()
            .component(Component::new("store", "state.in-memory"))
            .start()
            .await
            .unwrap();
        let item = StateItem::new("number", number);
        sidecar.client().save_state("store", [item]).await.unwrap();
        sidecars.push(sidecar);
    }
    for (number, sidecar) in sidecars.iter().enumerate() {
        let found = sidecar.client().get_state("store", "number").await.unwrap();
        assert_eq!(found.json::<usize>().unwrap(), Some(number));
    }
    let took = began.elapsed();
    assert!(took < Duration::from_secs(60), "{took:?}");
}
