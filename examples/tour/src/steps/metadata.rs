//! Metadata of the sidecar.

use dapr_client::DaprClient;

use crate::check::{Failure, expect};
use crate::echo::APP;

pub(crate) async fn get(dapr: &DaprClient) -> Result<String, Failure> {
    let metadata = dapr.get_metadata().await?;
    expect("the id of the application", &*metadata.id, APP)?;
    let version = metadata.runtime_version;
    let components = metadata.components.len();
    let subscriptions = metadata.subscriptions;
    let orders = subscriptions.iter().any(|one| one.topic == "orders");
    expect("whether echo subscribes to orders", orders, true)?;
    Ok(format!("Dapr {version} with {components} components"))
}

pub(crate) async fn set(dapr: &DaprClient) -> Result<String, Failure> {
    // A custom entry that later calls return. It is not stored elsewhere.
    dapr.set_metadata("last-visitor", "tour").await?;
    let metadata = dapr.get_metadata().await?;
    let visitor = metadata.extended.get("last-visitor").map(String::as_str);
    expect("the entry", visitor, Some("tour"))?;
    Ok("the sidecar remembers its last visitor".into())
}
