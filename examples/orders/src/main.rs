//! Serves `orders`, natively or in WasmEdge.

use dapr_client::DaprClient;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port = std::env::var("APP_PORT").map_or(Ok(9005), |port| port.parse())?;
    let app = orders::app(DaprClient::from_env()?)?;
    println!("orders listens on port {port}");
    app.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}
