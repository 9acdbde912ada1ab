//! The last message and the number of messages, in the state store.

use std::time::Duration;

use dapr_client::state::{Concurrency, GetState, StateItem, StateOptions};
use dapr_client::{Bytes, DaprClient, Error, StatusCode};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

const STORE: &str = "starwars";
const KEY: &str = "last";

/// The maximum number of attempts to update the count when other instances write concurrently.
const ATTEMPTS: u32 = 100;

/// The timeout of state requests. The sender of a message waits for the echo meanwhile.
const PATIENCE: Duration = Duration::from_secs(5);

/// The stored value.
#[derive(Serialize, Deserialize)]
struct Last {
    message: String,
    count: u64,
}

/// The last message and the number of messages.
pub(crate) struct Memory {
    dapr: DaprClient,
    turn: Mutex<()>,
}

impl Memory {
    pub(crate) fn new(dapr: DaprClient) -> Self {
        let turn = Mutex::new(());
        Self { dapr, turn }
    }

    /// Increments the count and stores the message as the last one.
    ///
    /// Incrementing means to read, add one and write. A concurrent write in between would be lost. Requests
    /// to this instance take turns. Other instances may share the store, so each write contains the ETag of
    /// the version it replaces: if the value has changed since, the store rejects the write with 409, and the
    /// update is retried.
    pub(crate) async fn remember(&self, message: &[u8]) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        let mut attempt = 1;
        loop {
            match self.count(message).await {
                Err(error)
                    if error.status() == Some(StatusCode::CONFLICT) && attempt < ATTEMPTS =>
                {
                    attempt += 1;
                }
                result => return result,
            }
        }
    }

    async fn count(&self, message: &[u8]) -> Result<(), Error> {
        let call = self.dapr.get_state(STORE, KEY).timeout(PATIENCE);
        let (count, etag) = match call.await? {
            GetState::Found(found) => (found.json::<Last>()?.count, found.etag),
            GetState::Missing => (0, None),
        };
        let last = Last {
            message: describe(message),
            count: count + 1,
        };
        // With first-write concurrency and no ETag, the write succeeds only if the key does not exist.
        let options = StateOptions::new().concurrency(Concurrency::FirstWrite);
        let mut item = StateItem::new(KEY, last).options(options);
        item.etag = etag;
        self.dapr.save_state(STORE, [item]).timeout(PATIENCE).await
    }

    /// Returns the last message and the count as JSON, as stored.
    pub(crate) async fn recall(&self) -> Result<Option<Bytes>, Error> {
        let call = self.dapr.get_state(STORE, KEY).timeout(PATIENCE);
        let found = call.await?.found();
        Ok(found.map(|found| found.body.into_bytes()))
    }
}

/// Returns a message as text. For a message that is not UTF-8, returns only its size.
fn describe(message: &[u8]) -> String {
    match std::str::from_utf8(message) {
        Ok(text) => text.to_owned(),
        Err(_) => format!("({} bytes that are not text)", message.len()),
    }
}
