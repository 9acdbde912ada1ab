//! Six operations of four building blocks.

use dapr_client::state::StateItem;
use dapr_client::{DaprClient, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let dapr = DaprClient::from_env()?;
    let planet = dapr.get_state("starwars", "planet").await?;
    println!("{:?}", planet.json::<String>()?);
    let item = StateItem::new("planet", "Hoth");
    dapr.save_state("starwars", [item]).await?;
    dapr.delete_state("starwars", "planet").await?;
    dapr.publish_event("holonet", "orders").json(&7).await?;
    let reply = dapr.invoke_method("echo-service", "echo").await?;
    println!("{}", reply.text().await?);
    let secret = dapr.get_secret("vault", "password").await?;
    println!("{}", secret.found().is_some());
    Ok(())
}
