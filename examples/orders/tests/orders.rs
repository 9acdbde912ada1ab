//! Tests the service with the embedded sidecar in the process of the test.

use std::error::Error;
use std::time::Duration;

use dapr_client::DaprClient;
use dapr_sidecar::{Component, Sidecar};
use orders::{Account, CANCELLED, Order, PUBSUB, TOPIC};

/// Starts the service and its sidecar.
async fn start() -> Result<Sidecar, Box<dyn Error>> {
    let sidecar = Sidecar::builder()
        .app_id("orders")
        .component(Component::new("holonet", "pubsub.in-memory"))
        .component(Component::new("starwars", "state.in-memory"))
        .app_with_client(|dapr| orders::app(dapr).expect("the handlers are valid"))
        .start()
        .await?;
    Ok(sidecar)
}

fn order(total: i64) -> Order {
    let customer = "leia".to_owned();
    Order { customer, total }
}

async fn account(dapr: &DaprClient) -> Result<Account, dapr_client::Error> {
    let reply = dapr.invoke_method("orders", "customers/leia").get().await?;
    reply.json().await
}

#[tokio::test]
async fn each_order_is_handled_by_its_rule() -> Result<(), Box<dyn Error>> {
    let sidecar = start().await?;
    let dapr = sidecar.client();
    for total in [10, 20, 2000, 0] {
        dapr.publish_event(PUBSUB, TOPIC)
            .json(&order(total))
            .await?;
    }
    let cancelled = dapr.publish_event(PUBSUB, TOPIC).event_type(CANCELLED);
    cancelled.json(&order(20)).await?;
    // Waits until the events are handled; no real time passes.
    sidecar.advance(Duration::from_secs(1)).await;

    let expected = Account {
        accepted: 2,
        to_review: 1,
        rejected: 1,
        total: 10,
    };
    assert_eq!(account(&dapr).await?, expected);
    Ok(())
}

#[tokio::test]
async fn a_customer_without_orders_has_an_empty_account() -> Result<(), Box<dyn Error>> {
    let sidecar = start().await?;
    assert_eq!(account(&sidecar.client()).await?, Account::default());
    Ok(())
}
