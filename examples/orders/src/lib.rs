//! The service `orders`: processes the orders that customers place.
//!
//! `main.rs` serves it, natively or in WasmEdge; the example `orders-axum` serves it in an axum router.

use std::error::Error as StdError;

use dapr_app::{Context, DaprApp, Error, EventResult, Json, Topic};
use dapr_client::state::{Concurrency, GetState, StateItem, StateOptions};
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

/// Creates the service. It calls its sidecar at the address in the environment.
///
/// # Errors
///
/// The environment is invalid.
pub fn app() -> Result<DaprApp, Box<dyn StdError>> {
    let orders = Topic::new(PUBSUB, TOPIC)
        .rule(format!("event.type == '{CANCELLED}'"), cancel)
        .rule("event.data.total > 1000", review)
        .handler(accept)
        .dead_letter_topic(REJECTED);
    Ok(DaprApp::builder()
        .subscribe(orders)
        .subscribe(Topic::new(PUBSUB, REJECTED).handler(reject))
        .method("GET", "/customers/{name}", account)
        .build()?)
}

async fn accept(context: Context, Json(order): Json<Order>) -> Result<EventResult, Error> {
    if order.total <= 0 {
        // The sidecar sends dropped events to the dead letter topic.
        return Ok(EventResult::Drop);
    }
    update(&context, &order.customer, |account| {
        account.accepted += 1;
        account.total += order.total;
    })
    .await?;
    Ok(EventResult::Success)
}

async fn review(context: Context, Json(order): Json<Order>) -> Result<(), Error> {
    update(&context, &order.customer, |account| account.to_review += 1).await
}

async fn cancel(context: Context, Json(order): Json<Order>) -> Result<(), Error> {
    update(&context, &order.customer, |account| {
        account.total -= order.total
    })
    .await
}

async fn reject(context: Context, Json(order): Json<Order>) -> Result<(), Error> {
    update(&context, &order.customer, |account| account.rejected += 1).await
}

async fn account(context: Context) -> Result<Json<Account>, Error> {
    let customer = context.parameter("name").unwrap_or_default();
    let account = context.dapr().get_state(STORE, customer).await?.json()?;
    Ok(Json(account.unwrap_or_default()))
}

/// Changes an account. If another event of the customer has changed it meanwhile, starts again.
async fn update(
    context: &Context,
    customer: &str,
    change: impl Fn(&mut Account),
) -> Result<(), Error> {
    loop {
        let (mut account, etag) = match context.dapr().get_state(STORE, customer).await? {
            GetState::Found(found) => (found.json()?, found.etag),
            GetState::Missing => (Account::default(), None),
        };
        change(&mut account);
        // Without an ETag, the first write succeeds only if the key does not exist.
        let first_write = StateOptions::new().concurrency(Concurrency::FirstWrite);
        let mut item = StateItem::new(customer, &account).options(first_write);
        item.etag = etag;
        match context.dapr().save_state(STORE, [item]).await {
            Err(error) if error.is_conflict() => {}
            saved => return saved.map(drop),
        }
    }
}
