//! The operations of `four-blocks` and eight others, which show what one more operation costs.

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
    dapr.pause_workflow("dapr", "order-7").await?;
    dapr.resume_workflow("dapr", "order-7").await?;
    dapr.terminate_workflow("dapr", "order-7").await?;
    dapr.purge_workflow("dapr", "order-7").await?;
    dapr.delete_job("nightly").await?;
    dapr.set_metadata("planet", "Hoth").await?;
    dapr.unregister_actor_timer("counter", "7", "tick").await?;
    dapr.unregister_actor_reminder("counter", "7", "tick")
        .await?;
    Ok(())
}
