//! Values in the state store that instances of this service change concurrently.

use dapr_client::{Bytes, DaprClient, Error};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::Mutex;

const STORE: &str = "starwars";

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

    /// Changes the value. Requests to this instance take turns, so that they do not conflict. Other
    /// instances share the store, so the update uses ETags.
    pub(crate) async fn change<T>(&self, change: impl FnMut(&mut T)) -> Result<(), Error>
    where
        T: DeserializeOwned + Serialize + Default,
    {
        let _turn = self.turn.lock().await;
        let update = dapr_app::update_state(&self.dapr, STORE, self.key, change);
        update.await.map(drop)
    }

    /// Returns the value as JSON, as stored.
    pub(crate) async fn read(&self) -> Result<Option<Bytes>, Error> {
        let found = self.dapr.get_state(STORE, self.key).await?.found();
        Ok(found.map(|found| found.body.into_bytes()))
    }
}
