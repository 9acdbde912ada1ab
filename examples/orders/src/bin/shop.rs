//! Places orders with the application `orders`, and checks what becomes of them.

use std::error::Error;
use std::time::Duration;

use dapr_client::DaprClient;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let dapr = DaprClient::from_env()?;
    dapr.wait_for_sidecar(Duration::from_secs(10)).await?;
    orders::shop::place_orders(&dapr, "orders").await
}
