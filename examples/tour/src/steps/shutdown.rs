//! Shutdown of the sidecar.

use std::time::{Duration, Instant};

use dapr_client::DaprClient;

use crate::check::Failure;

/// The timeout of the shutdown.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) async fn shutdown(dapr: &DaprClient) -> Result<String, Failure> {
    dapr.shutdown().await?;
    // The response confirms that the shutdown has started.
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        match dapr.check_outbound_health().await {
            // The port is closed.
            Err(error) if error.is_connect() => return Ok("it has stopped".into()),
            _ => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
    Err(format!("the sidecar still responds after {PATIENCE:?}").into())
}
