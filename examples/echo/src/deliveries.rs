//! Events, jobs and configuration updates.

use std::collections::BTreeMap;

use dapr_app::{Context, Json, State, Update};
use dapr_client::{Error, Json as AnyJson};

use crate::arrivals::Arrivals;

/// An event of the topic `orders`, with any JSON as its data.
pub(crate) async fn order(
    arrivals: State<Arrivals>,
    context: Context,
    Json(data): Json<AnyJson>,
) -> Result<(), Error> {
    arrivals.add("event", context.name(), data).await
}

/// A job, at the time that it was scheduled for, with the data that it was scheduled with.
pub(crate) async fn job(
    arrivals: State<Arrivals>,
    context: Context,
    Json(data): Json<AnyJson>,
) -> Result<(), Error> {
    arrivals.add("job", context.name(), data).await
}

/// Items of the store `settings` that have changed.
pub(crate) async fn configuration(
    arrivals: State<Arrivals>,
    Update(update): Update,
) -> Result<(), Error> {
    for (key, item) in update.items {
        let data = BTreeMap::from([
            ("subscription", Some(update.id.clone())),
            ("value", item.value),
        ]);
        let name = format!("settings/{key}");
        arrivals
            .add("configuration", name, AnyJson::new(&data))
            .await?;
    }
    Ok(())
}
