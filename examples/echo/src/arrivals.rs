//! Recent deliveries from the sidecar, for inspection. They are in the state store: other instances handle
//! deliveries, too, and a WASI 0.2 component has an instance for each.

use dapr_client::{Bytes, DaprClient, Error, Json};
use serde::{Deserialize, Serialize};

use crate::store::Stored;

/// The maximum number of deliveries; the oldest is dropped first.
const KEPT: usize = 100;

/// A delivery.
#[derive(Clone, Serialize, Deserialize)]
struct Arrival {
    /// The kind, for example `event`.
    kind: String,
    /// The subject, for example the topic.
    name: String,
    /// The payload.
    data: Json,
}

/// The recent deliveries.
pub(crate) struct Arrivals(Stored);

impl Arrivals {
    pub(crate) fn new(dapr: DaprClient) -> Self {
        Self(Stored::new(dapr, "arrivals"))
    }

    pub(crate) async fn add(
        &self,
        kind: &str,
        name: impl Into<String>,
        data: Json,
    ) -> Result<(), Error> {
        let (kind, name) = (kind.to_owned(), name.into());
        println!("echo received: {kind} {name}, {}", data.as_str());
        let arrival = Arrival { kind, name, data };
        let append = |kept: &mut Vec<Arrival>| {
            kept.drain(..(kept.len() + 1).saturating_sub(KEPT));
            kept.push(arrival.clone());
        };
        self.0.change(append).await
    }

    /// Returns all recorded deliveries as JSON, the oldest first.
    pub(crate) async fn list(&self) -> Result<Bytes, Error> {
        let list = self.0.read().await?;
        Ok(list.unwrap_or(Bytes::from_static(b"[]")))
    }
}
