//! What the application of the sidecar is sent by Dapr.

use std::time::{Duration, Instant};

use anyhow::ensure;
use serde::de::DeserializeOwned;

use super::World;
use super::invoke::Seen;

/// How long something may be on its way. It takes milliseconds unless the machine is busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// What comes to the application at one path from now on.
pub(super) struct Inbox {
    world: World,
    path: String,
    old: usize,
}

impl Inbox {
    /// Of this path, with its slash at the beginning.
    pub(super) async fn open(world: &World, path: &str) -> anyhow::Result<Self> {
        let mut inbox = Self {
            world: world.clone(),
            path: path.to_owned(),
            old: 0,
        };
        inbox.old = inbox.now().await?.len();
        Ok(inbox)
    }

    /// What has come so far.
    pub(super) async fn now(&self) -> anyhow::Result<Vec<Seen>> {
        let method = format!("delivered{}", self.path);
        let asking = self.world.dapr.invoke_method(&self.world.app_id, method);
        let mut all: Vec<Seen> = asking.get().await?.json().await?;
        Ok(all.split_off(self.old))
    }

    /// Waits until so much has come.
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
                "{} of {count} came to {path} within {PATIENCE:?}: {seen:?}",
                seen.len()
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits for one, and reads its body.
    pub(super) async fn json<T: DeserializeOwned>(&self) -> anyhow::Result<T> {
        let seen = self.wait(1).await?;
        Ok(serde_json::from_str(&seen[0].body)?)
    }
}
