//! Health of the sidecar.

use std::time::Duration;

use dapr_client::DaprClient;

use crate::check::Failure;

pub(crate) async fn wait(dapr: &DaprClient) -> Result<String, Failure> {
    dapr.wait_for_sidecar(Duration::from_secs(10)).await?;
    Ok("it is ready".into())
}

pub(crate) async fn health(dapr: &DaprClient) -> Result<String, Failure> {
    dapr.check_health().await?;
    Ok("sidecar and application are ready".into())
}

pub(crate) async fn outbound_health(dapr: &DaprClient) -> Result<String, Failure> {
    dapr.check_outbound_health().await?;
    Ok("the sidecar is ready".into())
}
