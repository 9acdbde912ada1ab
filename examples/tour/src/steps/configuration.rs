//! Configuration that changes while the program runs.
//!
//! Dapr reads configuration but does not write it: use the tools of the store for that. Here the store is
//! Redis, so the tour increments a number there through a binding.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client::DaprClient;

use crate::check::{Failure, expect};
use crate::echo;

const STORE: &str = "settings";
const KEY: &str = "shields";

/// The binding to the same Redis.
const REDIS: &str = "settings-writer";

pub(crate) async fn get(dapr: &DaprClient) -> Result<String, Failure> {
    let before = change(dapr).await?;
    let after = change(dapr).await?;
    expect("the value after a change", after, before + 1)?;
    Ok(format!("{KEY} is {after}"))
}

pub(crate) async fn subscribe(dapr: &DaprClient) -> Result<String, Failure> {
    let subscription = dapr.subscribe_configuration(STORE).keys([KEY]).await?;

    // The sidecar watches the store only after it has responded; an earlier change may be lost.
    let name = format!("{STORE}/{KEY}");
    let mut came = false;
    let mut value = 0;
    for _ in 0..20 {
        value = change(dapr).await?;
        let data = BTreeMap::from([
            ("subscription", subscription.id.clone()),
            ("value", value.to_string()),
        ]);
        let patience = Duration::from_secs(1);
        came = echo::was_sent_within(dapr, patience, "configuration", &name, &data).await?;
        if came {
            break;
        }
    }
    expect("whether echo received an update", came, true)?;

    let call = dapr.unsubscribe_configuration(STORE, &subscription.id);
    expect("the result of unsubscribing", call.await?.ok, Some(true))?;
    Ok(format!(
        "{KEY} changed to {value}, and echo received the update"
    ))
}

/// Changes the configuration and reads the new value.
async fn change(dapr: &DaprClient) -> Result<u64, Failure> {
    dapr.invoke_binding(REDIS, "increment")
        .metadata("key", KEY)
        .await?;
    let found = dapr.get_configuration(STORE).keys([KEY]).await?.found();
    let items = found.ok_or("there is no configuration")?;
    let item = items.get(KEY).ok_or("the item is missing")?;
    let value = item.value.as_deref().ok_or("the item has no value")?;
    Ok(value.parse()?)
}
