//! One operation.

use dapr_client::{DaprClient, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let dapr = DaprClient::from_env()?;
    let planet = dapr.get_state("starwars", "planet").await?;
    println!("{:?}", planet.json::<String>()?);
    Ok(())
}
