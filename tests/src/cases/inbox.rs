//! Requests from Dapr to the application.

use std::time::{Duration, Instant};

use anyhow::ensure;
use serde::de::DeserializeOwned;

use super::World;
use super::invoke::Seen;

/// The timeout of a delivery, which usually takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// The requests to a path of the application from now on.
pub(super) struct Inbox {
    world: World,
    path: String,
    old: usize,
}

impl Inbox {
    /// Opens the inbox of a path, given with its leading slash.
    pub(super) async fn open(world: &World, path: &str) -> anyhow::Result<Self> {
        let mut inbox = Self {
            world: world.clone(),
            path: path.to_owned(),
            old: 0,
        };
        inbox.old = inbox.now().await?.len();
        Ok(inbox)
    }

    /// Returns the requests received so far.
    pub(super) async fn now(&self) -> anyhow::Result<Vec<Seen>> {
        let method = format!("delivered{}", self.path);
        let call = self.world.dapr.invoke_method(&self.world.app_id, method);
        let mut all: Vec<Seen> = call.get().await?.json().await?;
        Ok(all.split_off(self.old))
    }

    /// Waits for this number of requests.
    pub(super) async fn wait(&self, count: usize) -> anyhow::Result<Vec<Seen>> {
        let started = Instant::now();
        loop {
            let seen = self.now().await?;
            if seen.len() >= count {
                return Ok(seen);
            }
            let path = &self.path;
            ensure!(
                started.elapsed() < PATIENCE,
                "{} of {count} requests arrived at {path} within {PATIENCE:?}: {seen:?}",
                seen.len()
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits for one request and parses its body.
    pub(super) async fn json<T: DeserializeOwned>(&self) -> anyhow::Result<T> {
        let seen = self.wait(1).await?;
        Ok(serde_json::from_str(&seen[0].body)?)
    }
}
