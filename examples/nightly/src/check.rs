//! Waits until the job and the binding have run.

use std::error::Error;
use std::time::Duration;

use dapr_client::DaprClient;

use crate::{Report, Runs};

/// The app ID of the service.
const NIGHTLY: &str = "nightly";

pub(crate) async fn check() -> Result<(), Box<dyn Error>> {
    let dapr = DaprClient::from_env()?;
    dapr.wait_for_sidecar(Duration::from_secs(30)).await?;
    let mut runs = Runs::default();
    for _ in 0..300 {
        let reply = dapr.invoke_method(NIGHTLY, "runs").get().await?;
        runs = reply.error_for_status().await?.json().await?;
        if runs.reports.len() >= 2 && runs.cleanups >= 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let for_leia = |report: &Report| report.recipient == "leia";
    if runs.reports.len() < 2 || runs.cleanups < 2 || !runs.reports.iter().all(for_leia) {
        return Err(
            format!("expected two reports for leia and two cleanups, found {runs:?}").into(),
        );
    }
    println!(
        "check: the job has reported to leia twice, and the cron binding has cleaned up twice"
    );
    Ok(())
}
