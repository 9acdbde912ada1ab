//! Events, which go to every application that has subscribed to their topic. Here that is echo.

use dapr_client::DaprClient;
use dapr_client::publish::BulkPublishEntry;
use serde::{Deserialize, Serialize};

use crate::check::Failure;
use crate::echo;

const PUBSUB: &str = "holonet";
const TOPIC: &str = "orders";

/// What the events are about.
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
    // The answer says that the broker has the event. That it was delivered, only echo can tell.
    echo::was_sent(dapr, "event", TOPIC, &order).await?;
    Ok(format!("the order of an {} has come to echo", order.ship))
}

pub(crate) async fn several(dapr: &DaprClient) -> Result<String, Failure> {
    let orders = [Order::new("A-wing")?, Order::new("B-wing")?];
    // Every entry has an id of its own: if some cannot be published, the error names them.
    let entries = [
        BulkPublishEntry::new("a", &orders[0], "application/json"),
        BulkPublishEntry::new("b", &orders[1], "application/json"),
    ];
    dapr.bulk_publish_event(PUBSUB, TOPIC, entries).await?;
    for order in &orders {
        echo::was_sent(dapr, "event", TOPIC, order).await?;
    }
    Ok(format!("{} events have come to echo", orders.len()))
}
