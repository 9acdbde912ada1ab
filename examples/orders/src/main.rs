//! Serves `orders`: natively, in WasmEdge, or as a WASI 0.2 component.

use dapr_app::DaprApp;
use dapr_client::{BoxError, DaprClient};

fn app() -> Result<DaprApp, BoxError> {
    Ok(orders::app(DaprClient::from_env()?)?)
}

#[cfg(not(target_env = "p2"))]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), BoxError> {
    let port = std::env::var("APP_PORT").map_or(Ok(9005), |port| port.parse())?;
    println!("orders listens on port {port}");
    app()?.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}

// The host of a component serves HTTP, and calls the application.
#[cfg(target_env = "p2")]
dapr_app::export_wasi_http!(app);
