//! The last message and how many there were, in the state store.

use dapr_client::state::{Concurrency, GetState, StateItem, StateOptions};
use dapr_client::{Bytes, DaprClient, Error, StatusCode};
use serde::{Deserialize, Serialize};

const STORE: &str = "starwars";
const KEY: &str = "last";

/// How often a message is counted anew because another one came in between. In each round at
/// least one writer succeeds, so this many can write at the same time.
const ATTEMPTS: u32 = 100;

#[derive(Serialize, Deserialize)]
struct Last {
    message: String,
    count: u64,
}

/// Counts a message and keeps it as the last one.
///
/// Requests come at the same time, and other instances of this service may run beside other
/// sidecars. So that no message is lost from the count, a write names the version (the ETag) that
/// it replaces. When somebody else was faster, the store refuses it with 409; then it starts over
/// with what is there now.
pub(crate) async fn remember(dapr: &DaprClient, message: &[u8]) -> Result<(), Error> {
    let message = describe(message);
    let mut attempt = 1;
    loop {
        match count(dapr, &message).await {
            Err(error) if error.status() == Some(StatusCode::CONFLICT) && attempt < ATTEMPTS => {
                attempt += 1;
            }
            result => return result,
        }
    }
}

async fn count(dapr: &DaprClient, message: &str) -> Result<(), Error> {
    let (count, etag) = match dapr.get_state(STORE, KEY).await? {
        GetState::Found(found) => (found.json::<Last>()?.count, found.etag),
        GetState::Missing => (0, None),
    };
    let last = Last {
        message: message.to_owned(),
        count: count + 1,
    };
    // First write: without an ETag the write succeeds only if there is still no value at all.
    let options = StateOptions::new().concurrency(Concurrency::FirstWrite);
    let mut item = StateItem::new(KEY, last).options(options);
    item.etag = etag;
    dapr.save_state(STORE, [item]).await
}

/// The last message and the count as JSON, just as they are stored.
pub(crate) async fn recall(dapr: &DaprClient) -> Result<Option<Bytes>, Error> {
    let found = dapr.get_state(STORE, KEY).await?.found();
    Ok(found.map(|found| found.body.into_bytes()))
}

/// A message as text. One that is not text is echoed as it is, but only its size is remembered.
fn describe(message: &[u8]) -> String {
    match std::str::from_utf8(message) {
        Ok(text) => text.to_owned(),
        Err(_) => format!("({} bytes that are not text)", message.len()),
    }
}
