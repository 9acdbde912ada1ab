//! Schedules the job, and waits until it and the cron binding have run.

use std::error::Error;
use std::time::Duration;

use dapr_client::DaprClient;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let dapr = DaprClient::from_env()?;
    dapr.wait_for_sidecar(Duration::from_secs(10)).await?;
    for key in ["backup", "sweep"] {
        dapr.delete_state("starwars", key).await?;
    }
    dapr.schedule_job("backup", "orders-db")
        .due_time(Duration::from_millis(500))
        .overwrite(true)
        .await?;
    println!("the job backup is due in half a second");
    for key in ["backup", "sweep"] {
        println!("{key}: {}", wait_for(&dapr, key).await?);
    }
    Ok(())
}

async fn wait_for(dapr: &DaprClient, key: &str) -> Result<String, Box<dyn Error>> {
    for _ in 0..200 {
        if let Some(note) = dapr.get_state("starwars", key).await?.json()? {
            return Ok(note);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(format!("{key} has not run after 20 seconds").into())
}
