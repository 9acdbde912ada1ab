//! The smallest program: saves a value, reads it back, and invokes a service through the sidecar.
//!
//! The same source runs natively and in WasmEdge; `examples/README.md` has the commands.

use std::error::Error;
use std::time::Duration;

use dapr_client::DaprClient;
use dapr_client::state::StateItem;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // Reads DAPR_HTTP_ENDPOINT or DAPR_HTTP_PORT; defaults to 127.0.0.1:3500.
    let dapr = DaprClient::from_env()?;
    dapr.wait_for_sidecar(Duration::from_secs(10)).await?;

    let planet = StateItem::new("planet", "Hoth");
    dapr.save_state("starwars", [planet]).await?;
    let planet: Option<String> = dapr.get_state("starwars", "planet").await?.json()?;
    println!("starwars has planet = {planet:?}");

    let reply = dapr
        .invoke_method("echo-service", "echo")
        .post()
        .text("Hello there")
        .await?;
    println!(
        "echo-service responds {}: {}",
        reply.status(),
        reply.text().await?
    );
    Ok(())
}
