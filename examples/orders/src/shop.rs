//! The shop: publishes orders, and invokes the service to learn what became of them.

use std::error::Error;
use std::time::Duration;

use dapr_client::DaprClient;
use futures_util::future::try_join_all;

use crate::{Order, PUBSUB, Totals};

/// How long the events may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Places orders and checks what `service` did with them.
///
/// # Errors
///
/// A call fails, or an order is not handled as expected.
pub async fn place_orders(dapr: &DaprClient, service: &str) -> Result<(), Box<dyn Error>> {
    let before: Totals = invoke(dapr, service, "totals").await?;
    let order = |id, quantity, total| Order {
        id,
        ship: "X-wing".into(),
        quantity,
        total,
    };
    let mut orders: Vec<_> = (1..=20).map(|id| order(id, 2, 200.0)).collect();
    orders.push(order(21, 500, 50_000.0));
    orders.push(order(22, 0, 0.0));
    let publish = |order| dapr.publish_event(PUBSUB, "ship-orders").json(order);
    try_join_all(
        orders
            .iter()
            .map(|order| async move { publish(order).await }),
    )
    .await?;
    println!("published {} orders", orders.len());

    for (id, expected) in [(20, "accepted"), (21, "in review"), (22, "rejected")] {
        let path = format!("orders/{id}");
        wait_for(dapr, service, &path, &Some(expected.to_owned())).await?;
        println!("order {id} is {expected}");
    }
    let expected = Totals {
        orders: before.orders + 20,
        ships: before.ships + 40,
    };
    wait_for(dapr, service, "totals", &expected).await?;
    println!("all 20 small orders count once: {expected:?}");
    Ok(())
}

/// Invokes a method of the service until it returns the expected value.
async fn wait_for<T>(
    dapr: &DaprClient,
    service: &str,
    method: &str,
    expected: &T,
) -> Result<(), Box<dyn Error>>
where
    T: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let mut last = None;
    for _ in 0..PATIENCE.as_millis() / 50 {
        let value: T = invoke(dapr, service, method).await?;
        if value == *expected {
            return Ok(());
        }
        last = Some(value);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("{method} is {last:?} after {PATIENCE:?}, expected {expected:?}").into())
}

async fn invoke<T: serde::de::DeserializeOwned>(
    dapr: &DaprClient,
    service: &str,
    method: &str,
) -> Result<T, dapr_client::Error> {
    let reply = dapr.invoke_method(service, method).get().await?;
    reply.error_for_status().await?.json().await
}
