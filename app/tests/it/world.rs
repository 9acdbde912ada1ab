//! An application in the process of its sidecar.

use std::sync::{Arc, Mutex};

use dapr_app::{DaprApp, DaprAppBuilder};
use dapr_client::DaprClient;
use dapr_sidecar::{Component, Sidecar, SidecarBuilder};

/// What handlers have seen.
#[derive(Clone, Default)]
pub(crate) struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    pub(crate) fn add(&self, line: impl Into<String>) {
        self.0.lock().unwrap().push(line.into());
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    pub(crate) async fn wait(&self, count: usize) -> Vec<String> {
        for _ in 0..400 {
            if self.lines().len() >= count {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        self.lines()
    }
}

/// Starts a sidecar with a broker and an actor state store, and the application in its process.
pub(crate) async fn start(
    create: impl FnOnce(DaprAppBuilder) -> DaprAppBuilder + Send + 'static,
) -> Sidecar {
    start_with(create, |builder| builder).await
}

pub(crate) async fn start_with(
    create: impl FnOnce(DaprAppBuilder) -> DaprAppBuilder + Send + 'static,
    configure: impl FnOnce(SidecarBuilder) -> SidecarBuilder,
) -> Sidecar {
    let store = Component::new("store", "state.in-memory").property("actorStateStore", "true");
    let builder = Sidecar::builder()
        .app_id("shop")
        .component(Component::new("bus", "pubsub.in-memory"))
        .component(store)
        .app_with_client(|dapr: DaprClient| {
            let builder = DaprApp::builder().client(dapr).no_api_token();
            create(builder).build().unwrap()
        });
    configure(builder).start().await.unwrap()
}
