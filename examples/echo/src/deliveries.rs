//! Events, jobs and configuration updates.

use dapr_app::{Context, Json, State, Update};
use dapr_client::{Error, Json as AnyJson};
use serde::Serialize;

use crate::arrivals::Arrivals;

/// Records an event of the topic `orders`, with any JSON as its data.
pub(crate) async fn order(
    arrivals: State<Arrivals>,
    context: Context,
    Json(data): Json<AnyJson>,
) -> Result<(), Error> {
    arrivals.add("event", context.name(), data).await
}

/// Records a job that is due, with its data.
pub(crate) async fn job(
    arrivals: State<Arrivals>,
    context: Context,
    Json(data): Json<AnyJson>,
) -> Result<(), Error> {
    arrivals.add("job", context.name(), data).await
}

/// A changed item, and the ID of the subscription that reports it.
#[derive(Serialize)]
struct Changed<'a> {
    subscription: &'a str,
    value: Option<String>,
}

/// Records the changed items of the store `settings`.
pub(crate) async fn configuration(
    arrivals: State<Arrivals>,
    Update(update): Update,
) -> Result<(), Error> {
    for (key, item) in update.items {
        let data = Changed {
            subscription: &update.id,
            value: item.value,
        };
        let name = format!("settings/{key}");
        arrivals
            .add("configuration", name, AnyJson::new(&data))
            .await?;
    }
    Ok(())
}
