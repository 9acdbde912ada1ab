//! Recent deliveries from the sidecar, for inspection.

use std::collections::VecDeque;

use dapr_client::Json;
use serde::Serialize;
use tokio::sync::Mutex;

/// The maximum number of deliveries; the oldest is dropped first.
const KEPT: usize = 100;

/// A delivery.
#[derive(Serialize)]
struct Arrival {
    /// The kind, for example `event`.
    kind: &'static str,
    /// The subject, for example the topic.
    name: String,
    /// The payload.
    data: Json,
}

/// The recent deliveries of this process.
#[derive(Default)]
pub(crate) struct Arrivals(Mutex<VecDeque<Arrival>>);

impl Arrivals {
    pub(crate) async fn add(&self, kind: &'static str, name: impl Into<String>, data: Json) {
        let name = name.into();
        println!("echo received: {kind} {name}, {}", data.as_str());
        let mut kept = self.0.lock().await;
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back(Arrival { kind, name, data });
    }

    /// Returns all recorded deliveries, the oldest first.
    pub(crate) async fn list(&self) -> Json {
        Json::new(&*self.0.lock().await)
    }
}
