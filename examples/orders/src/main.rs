//! Serves `orders`, natively or in WasmEdge.

use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::var("APP_PORT").map_or(Ok(9005), |port| port.parse())?;
    println!("orders listens on port {port}");
    orders::app()?.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}
