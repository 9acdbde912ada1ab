//! The application that the tour invokes, and its record of deliveries.

use std::time::{Duration, Instant, SystemTime};

use dapr_client::DaprClient;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::check::Failure;

/// The app ID.
pub(crate) const APP: &str = "echo-service";

/// The timeout of a delivery. It usually takes milliseconds, or up to a second for a job or reminder.
const PATIENCE: Duration = Duration::from_secs(30);

/// The polling interval.
const PAUSE: Duration = Duration::from_millis(50);

/// A delivery, as reported by echo.
#[derive(Deserialize)]
struct Arrival {
    kind: String,
    name: String,
    data: Value,
}

/// Waits until echo has received a delivery of this kind, subject and payload.
pub(crate) async fn was_sent(
    dapr: &DaprClient,
    kind: &str,
    name: &str,
    data: &impl Serialize,
) -> Result<(), Failure> {
    if was_sent_within(dapr, PATIENCE, kind, name, data).await? {
        return Ok(());
    }
    let data = serde_json::to_string(data)?;
    Err(format!("echo did not receive the {kind} {name} with {data} in {PATIENCE:?}").into())
}

/// Like `was_sent`, for a delivery that may not arrive.
pub(crate) async fn was_sent_within(
    dapr: &DaprClient,
    patience: Duration,
    kind: &str,
    name: &str,
    data: &impl Serialize,
) -> Result<bool, Failure> {
    let data = serde_json::to_value(data)?;
    let is_it =
        |arrival: &Arrival| arrival.kind == kind && arrival.name == name && arrival.data == data;
    let started = Instant::now();
    loop {
        let reply = dapr.invoke_method(APP, "arrivals").get().await?;
        let arrivals: Vec<Arrival> = reply.error_for_status().await?.json().await?;
        if arrivals.iter().any(is_it) {
            return Ok(true);
        }
        if started.elapsed() > patience {
            return Ok(false);
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// A number that no earlier tour has used, so that deliveries of earlier tours do not match.
pub(crate) fn new_number() -> Result<u64, Failure> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    Ok(u64::try_from(since.as_micros())?)
}
