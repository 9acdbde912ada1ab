//! Subscribes to the topic `events` and counts in the state store how often each event arrives.
//!
//! Started by `cargo test -p tests --test delivery`. The same source is compiled natively and to WebAssembly.

use dapr_app::{Context, DaprApp, Error, Json, Topic};
use dapr_client::state::StateItem;

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let port: u16 = std::env::var("APP_PORT")?.parse()?;
    let app = DaprApp::builder()
        .subscribe(Topic::new("bus", "events").handler(count))
        .build()?;
    app.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}

/// The data of an event is its key.
async fn count(context: Context, Json(key): Json<String>) -> Result<(), Error> {
    let count: Option<u32> = context.dapr().get_state("store", &key).await?.json()?;
    let item = StateItem::new(key, count.unwrap_or(0) + 1);
    context.dapr().save_state("store", [item]).await
}
