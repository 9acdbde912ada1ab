//! The service `orders`: processes the orders that customers place.
//!
//! `main.rs` serves it, natively or in WasmEdge; the example `orders-axum` serves it in an axum router.

use dapr_app::{BuildError, Context, DaprApp, DaprClient, Error, EventResult, Json, Topic};
use serde::{Deserialize, Serialize};

/// The pub/sub component.
pub const PUBSUB: &str = "holonet";
/// The topic of orders.
pub const TOPIC: &str = "purchases";
/// The type of the event that cancels an order.
pub const CANCELLED: &str = "order.cancelled";

const REJECTED: &str = "rejected-purchases";
const STORE: &str = "starwars";

/// An order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    /// The customer who placed it.
    pub customer: String,
    /// The price.
    pub total: i64,
}

/// The orders of a customer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The number of orders that were accepted.
    pub accepted: u32,
    /// The number of large orders, which a person must review.
    pub to_review: u32,
    /// The number of orders that were rejected.
    pub rejected: u32,
    /// The price of all accepted orders that were not cancelled.
    pub total: i64,
}

/// Creates the service, with a client of its sidecar.
///
/// # Errors
///
/// Fails if a handler is invalid, with all problems.
pub fn app(dapr: DaprClient) -> Result<DaprApp, BuildError> {
    let orders = Topic::new(PUBSUB, TOPIC)
        .rule(format!("event.type == '{CANCELLED}'"), cancel)
        .rule("event.data.total > 1000", review)
        .handler(accept)
        .dead_letter_topic(REJECTED);
    DaprApp::builder()
        .client(dapr)
        .subscribe(orders)
        .subscribe(Topic::new(PUBSUB, REJECTED).handler(reject))
        .method("GET", "/customers/{name}", account)
        .build()
}

async fn accept(context: Context, Json(order): Json<Order>) -> Result<EventResult, Error> {
    if order.total <= 0 {
        // The sidecar sends dropped events to the dead letter topic.
        return Ok(EventResult::Drop);
    }
    update(context, &order, |account| {
        account.accepted += 1;
        account.total += order.total;
    })
    .await?;
    Ok(EventResult::Success)
}

async fn review(context: Context, Json(order): Json<Order>) -> Result<(), Error> {
    update(context, &order, |account| account.to_review += 1).await
}

async fn cancel(context: Context, Json(order): Json<Order>) -> Result<(), Error> {
    update(context, &order, |account| account.total -= order.total).await
}

async fn reject(context: Context, Json(order): Json<Order>) -> Result<(), Error> {
    update(context, &order, |account| account.rejected += 1).await
}

async fn account(context: Context) -> Result<Json<Account>, Error> {
    let customer = context.parameter("name").unwrap_or_default();
    let account = context.dapr().get_state(STORE, customer).await?.json()?;
    Ok(Json(account.unwrap_or_default()))
}

/// Changes the account of the customer. After an error, the sidecar delivers the event again.
async fn update(
    context: Context,
    order: &Order,
    change: impl Fn(&mut Account),
) -> Result<(), Error> {
    let saved = context.update_state(STORE, &order.customer, change);
    saved.await.map(drop)
}
