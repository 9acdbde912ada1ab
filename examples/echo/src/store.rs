//! Values in the state store that instances of this service change concurrently.

use std::time::Duration;

use dapr_client::state::{Concurrency, GetState, StateItem, StateOptions};
use dapr_client::{Bytes, DaprClient, Error};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::Mutex;

const STORE: &str = "starwars";

/// The maximum number of attempts to change a value when other instances write concurrently.
const ATTEMPTS: u32 = 100;

/// The timeout of state requests. The sender of a message waits for the echo meanwhile.
const PATIENCE: Duration = Duration::from_secs(5);

/// A value in the state store.
pub(crate) struct Stored {
    dapr: DaprClient,
    key: &'static str,
    turn: Mutex<()>,
}

impl Stored {
    pub(crate) fn new(dapr: DaprClient, key: &'static str) -> Self {
        let turn = Mutex::new(());
        Self { dapr, key, turn }
    }

    /// Changes the value: reads it, calls the function, and writes the result.
    ///
    /// A concurrent write in between would be lost. Requests to this instance take turns. Other instances
    /// share the store, so each write contains the ETag of the version it replaces: if the value has changed
    /// since, the store rejects the write, and the change is retried.
    pub(crate) async fn change<T: DeserializeOwned + Serialize>(
        &self,
        change: impl Fn(Option<T>) -> T,
    ) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        let mut attempt = 1;
        loop {
            match self.try_change(&change).await {
                Err(error) if error.is_conflict() && attempt < ATTEMPTS => attempt += 1,
                result => return result,
            }
        }
    }

    async fn try_change<T: DeserializeOwned + Serialize>(
        &self,
        change: impl Fn(Option<T>) -> T,
    ) -> Result<(), Error> {
        let call = self.dapr.get_state(STORE, self.key).timeout(PATIENCE);
        let (old, etag) = match call.await? {
            GetState::Found(found) => (Some(found.json()?), found.etag),
            GetState::Missing => (None, None),
        };
        // With first-write concurrency and no ETag, the write succeeds only if the key does not exist.
        let options = StateOptions::new().concurrency(Concurrency::FirstWrite);
        let mut item = StateItem::new(self.key, change(old)).options(options);
        item.etag = etag;
        self.dapr.save_state(STORE, [item]).timeout(PATIENCE).await
    }

    /// Returns the value as JSON, as stored.
    pub(crate) async fn read(&self) -> Result<Option<Bytes>, Error> {
        let call = self.dapr.get_state(STORE, self.key).timeout(PATIENCE);
        let found = call.await?.found();
        Ok(found.map(|found| found.body.into_bytes()))
    }
}
