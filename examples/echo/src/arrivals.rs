//! What the sidecar has delivered lately, for whoever asks.

use std::collections::VecDeque;

use dapr_client::Json;
use serde::Serialize;
use tokio::sync::Mutex;

/// How many deliveries are kept. The oldest makes room for the newest.
const KEPT: usize = 100;

/// A delivery.
#[derive(Serialize)]
struct Arrival {
    /// What it is, for example an event.
    kind: &'static str,
    /// What it is about, for example the topic.
    name: String,
    /// What came along.
    data: Json,
}

/// The latest deliveries, in this process alone.
#[derive(Default)]
pub(crate) struct Arrivals(Mutex<VecDeque<Arrival>>);

impl Arrivals {
    pub(crate) async fn add(&self, kind: &'static str, name: impl Into<String>, data: Json) {
        let name = name.into();
        println!("echo was sent: {kind} {name}, {}", data.as_str());
        let mut kept = self.0.lock().await;
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back(Arrival { kind, name, data });
    }

    /// All that are kept, the oldest first.
    pub(crate) async fn list(&self) -> Json {
        Json::new(&*self.0.lock().await)
    }
}
