//! The end of the sidecar.

use std::time::{Duration, Instant};

use dapr_client::DaprClient;

use crate::check::Failure;

/// How long the sidecar may take to end what it has begun.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) async fn shutdown(dapr: &DaprClient) -> Result<String, Failure> {
    dapr.shutdown().await?;
    // The answer says that it has begun to stop.
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        match dapr.check_outbound_health().await {
            // Nobody listens there any more.
            Err(error) if error.is_connect() => return Ok("it has stopped".into()),
            _ => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
    Err(format!("it still answers after {PATIENCE:?}").into())
}
