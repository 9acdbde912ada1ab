//! Serves `orders`: natively, in WasmEdge, or as a WASI 0.2 component.

use dapr_app::DaprApp;
use dapr_client::{BoxError, DaprClient};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), BoxError> {
    let port = std::env::var("APP_PORT").map_or(Ok(9005), |port| port.parse())?;
    println!("orders listens on port {port}");
    app()?.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}

fn app() -> Result<DaprApp, BoxError> {
    Ok(orders::app(DaprClient::from_env()?)?)
}

// The host of a component does not call `main`.
dapr_app::export_wasi_http!(app);
