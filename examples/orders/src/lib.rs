//! The service `orders`: accepts orders from a topic, sorts out large and invalid ones, keeps totals.
//!
//! `bin/orders.rs` serves it, natively or in WasmEdge; `examples/orders-axum` nests it in axum.
//! `shop` is the other side: it places orders and checks what became of them.

pub mod shop;

use dapr_app::{Context, DaprApp, DaprAppBuilder, Error, EventResult, Json, Topic};
use dapr_client::ErrorCode;
use dapr_client::state::StateItem;
use serde::{Deserialize, Serialize};

const PUBSUB: &str = "holonet";
const STORE: &str = "starwars";

/// The data of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The number of the order.
    pub id: u32,
    /// The type of ship.
    pub ship: String,
    /// The number of ships.
    pub quantity: u32,
    /// The price of all of them.
    pub total: f64,
}

/// All accepted orders together.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    /// The number of orders.
    pub orders: u32,
    /// The number of ships in them.
    pub ships: u32,
}

/// Collects the handlers.
pub fn app() -> DaprAppBuilder {
    DaprApp::builder()
        .subscribe(
            Topic::new(PUBSUB, "ship-orders")
                .rule("event.data.total >= 1000.0", review)
                .handler(accept)
                .dead_letter_topic("rejected-orders"),
        )
        .subscribe(Topic::new(PUBSUB, "rejected-orders").handler(reject))
        .method("GET", "/orders/{id}", status)
        .method("GET", "/totals", totals)
}

/// An order without ships is dropped, and so goes to the dead letter topic. An error is retried.
async fn accept(context: Context, Json(order): Json<Order>) -> Result<EventResult, Error> {
    if order.quantity == 0 {
        return Ok(EventResult::Drop);
    }
    save(&context, order.id, "accepted").await?;
    add(&context, &order).await?;
    Ok(EventResult::Success)
}

async fn review(context: Context, Json(order): Json<Order>) -> Result<(), Error> {
    save(&context, order.id, "in review").await
}

async fn reject(context: Context, Json(order): Json<Order>) -> Result<(), Error> {
    save(&context, order.id, "rejected").await
}

async fn status(context: Context) -> Result<Json<Option<String>>, Error> {
    let key = key(context.parameter("id").unwrap_or_default());
    Ok(Json(context.dapr().get_state(STORE, key).await?.json()?))
}

async fn totals(context: Context) -> Result<Json<Totals>, Error> {
    let totals: Option<Totals> = context.dapr().get_state(STORE, "totals").await?.json()?;
    Ok(Json(totals.unwrap_or_default()))
}

async fn save(context: &Context, id: u32, status: &str) -> Result<(), Error> {
    let item = StateItem::new(key(id), status);
    context.dapr().save_state(STORE, [item]).await
}

/// Adds to the totals. If another event changed them meanwhile, the ETag differs: tries again.
async fn add(context: &Context, order: &Order) -> Result<(), Error> {
    loop {
        let found = context.dapr().get_state(STORE, "totals").await?.found();
        let (mut totals, etag) = match found {
            Some(found) => (found.json::<Totals>()?, found.etag),
            None => (Totals::default(), None),
        };
        totals.orders += 1;
        totals.ships += order.quantity;
        let item = StateItem::new("totals", &totals).etag(etag);
        match context.dapr().save_state(STORE, [item]).await {
            Err(error) if error.code() == Some(ErrorCode::StateSave) => {}
            result => return result,
        }
    }
}

fn key(id: impl std::fmt::Display) -> String {
    format!("order-{id}")
}
