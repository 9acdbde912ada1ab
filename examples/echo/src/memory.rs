//! The last message and how many there were, in the state store.

use std::time::Duration;

use dapr_client::state::{Concurrency, GetState, StateItem, StateOptions};
use dapr_client::{Bytes, DaprClient, Error, StatusCode};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

const STORE: &str = "starwars";
const KEY: &str = "last";

/// How often a message is counted anew because another instance came in between.
const ATTEMPTS: u32 = 100;

/// How long the state store may take. Whoever sent a message is waiting for the echo.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is stored.
#[derive(Serialize, Deserialize)]
struct Last {
    message: String,
    count: u64,
}

/// Remembers the last message and how many there were.
pub(crate) struct Memory {
    dapr: DaprClient,
    turn: Mutex<()>,
}

impl Memory {
    pub(crate) fn new(dapr: DaprClient) -> Self {
        let turn = Mutex::new(());
        Self { dapr, turn }
    }

    /// Counts a message and keeps it as the last one.
    ///
    /// To count is to read, add one and write, and no other write may come in between, or one of
    /// the two is lost. The requests to this instance take turns. Other instances may share the
    /// store, so a write also names the version (the ETag) that it replaces: if that is no longer
    /// the present one, the store refuses with 409, and the message is counted anew.
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
        // First write: without an ETag it succeeds only if there is still no value at all.
        let options = StateOptions::new().concurrency(Concurrency::FirstWrite);
        let mut item = StateItem::new(KEY, last).options(options);
        item.etag = etag;
        self.dapr.save_state(STORE, [item]).timeout(PATIENCE).await
    }

    /// The last message and the count as JSON, just as they are stored.
    pub(crate) async fn recall(&self) -> Result<Option<Bytes>, Error> {
        let call = self.dapr.get_state(STORE, KEY).timeout(PATIENCE);
        let found = call.await?.found();
        Ok(found.map(|found| found.body.into_bytes()))
    }
}

/// A message as text. One that is not text is echoed as it is, but only its size is remembered.
fn describe(message: &[u8]) -> String {
    match std::str::from_utf8(message) {
        Ok(text) => text.to_owned(),
        Err(_) => format!("({} bytes that are not text)", message.len()),
    }
}
