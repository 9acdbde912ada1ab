//! The application that the tour calls, and what its sidecar has delivered to it.

use std::time::{Duration, Instant, SystemTime};

use dapr_client::DaprClient;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::check::Failure;

/// The id of the application.
pub(crate) const APP: &str = "echo-service";

/// How long a delivery may be on its way. It takes milliseconds, or for a job or reminder a
/// second, unless the machine is busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often echo is asked.
const PAUSE: Duration = Duration::from_millis(50);

/// A delivery, as echo tells it.
#[derive(Deserialize)]
struct Arrival {
    kind: String,
    name: String,
    data: Value,
}

/// Waits until echo was sent something: what kind of thing it is, what it is about, and its data.
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
    Err(format!("echo was not sent the {kind} {name} with {data} within {PATIENCE:?}").into())
}

/// The same, for something that need not come.
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

/// A number that no earlier tour has used, so that nobody takes what that one left for an answer.
pub(crate) fn new_number() -> Result<u64, Failure> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    Ok(u64::try_from(since.as_micros())?)
}
