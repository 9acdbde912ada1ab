//! Events, delivered to each application that subscribes to their topic. Here that is echo.

use dapr_client::DaprClient;
use dapr_client::publish::BulkPublishEntry;
use serde::{Deserialize, Serialize};

use crate::check::Failure;
use crate::echo;

const PUBSUB: &str = "holonet";
const TOPIC: &str = "orders";

/// The data of the events.
#[derive(Debug, Serialize, Deserialize)]
struct Order {
    number: u64,
    ship: String,
}

impl Order {
    fn new(ship: &str) -> Result<Self, Failure> {
        let number = echo::new_number()?;
        let ship = ship.into();
        Ok(Self { number, ship })
    }
}

pub(crate) async fn one(dapr: &DaprClient) -> Result<String, Failure> {
    let order = Order::new("X-wing")?;
    dapr.publish_event(PUBSUB, TOPIC).json(&order).await?;
    // The response confirms that the broker has the event. Only echo can confirm its delivery.
    echo::was_sent(dapr, "event", TOPIC, &order).await?;
    Ok(format!("echo received the order of an {}", order.ship))
}

pub(crate) async fn several(dapr: &DaprClient) -> Result<String, Failure> {
    let orders = [Order::new("A-wing")?, Order::new("B-wing")?];
    // Each entry has its own ID: if some cannot be published, the error lists them.
    let entries = [
        BulkPublishEntry::new("a", &orders[0], "application/json"),
        BulkPublishEntry::new("b", &orders[1], "application/json"),
    ];
    dapr.bulk_publish_event(PUBSUB, TOPIC, entries).await?;
    for order in &orders {
        echo::was_sent(dapr, "event", TOPIC, order).await?;
    }
    Ok(format!("echo received {} events", orders.len()))
}
