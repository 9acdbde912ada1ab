//! The service `checkout`: publishes orders, and invokes `orders` to check the result.

use std::error::Error;
use std::time::{Duration, SystemTime};

use dapr_client::DaprClient;
use orders::{Account, CANCELLED, Order, PUBSUB, TOPIC};

/// The app ID of the service that processes orders.
const ORDERS: &str = "orders";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let dapr = DaprClient::from_env()?;
    dapr.wait_for_sidecar(Duration::from_secs(30)).await?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    let customer = format!("leia-{}", now.as_micros());

    // Published at the same time, so that the service updates one account concurrently.
    let totals = [10, 20, 30, 40, 50, 60, 70, 80, 2000, 3000, 0];
    let mut orders = tokio::task::JoinSet::new();
    for total in totals {
        let call = dapr.publish_event(PUBSUB, TOPIC).event_type("order.placed");
        orders.spawn(call.json(&order(&customer, total)));
    }
    while let Some(published) = orders.join_next().await {
        published??;
    }
    println!("checkout: published {} orders of {customer}", totals.len());
    let cancelled = dapr.publish_event(PUBSUB, TOPIC).event_type(CANCELLED);
    cancelled.json(&order(&customer, 80)).await?;
    println!("checkout: cancelled the order of 80");

    let expected = Account {
        accepted: 8,
        to_review: 2,
        rejected: 1,
        total: 280,
    };
    let account = wait_for(&dapr, &customer, &expected).await?;
    println!("checkout: {account:?}");
    Ok(())
}

fn order(customer: &str, total: i64) -> Order {
    let customer = customer.to_owned();
    Order { customer, total }
}

/// Waits until the account has the expected contents.
async fn wait_for(
    dapr: &DaprClient,
    customer: &str,
    expected: &Account,
) -> Result<Account, Box<dyn Error>> {
    let path = format!("customers/{customer}");
    let mut seen = Account::default();
    for _ in 0..300 {
        let reply = dapr.invoke_method(ORDERS, &path).get().await?;
        seen = reply.error_for_status().await?.json().await?;
        if seen == *expected {
            return Ok(seen);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(
        format!("the account of {customer} is {seen:?} after 30 seconds, expected {expected:?}")
            .into(),
    )
}
