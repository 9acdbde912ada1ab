//! The last message and the number of messages.

use dapr_client::{Bytes, DaprClient, Error};
use serde::{Deserialize, Serialize};

use crate::store::Stored;

/// The stored value.
#[derive(Default, Serialize, Deserialize)]
struct Last {
    message: String,
    count: u64,
}

/// The last message and the number of messages.
pub(crate) struct Memory(Stored);

impl Memory {
    pub(crate) fn new(dapr: DaprClient) -> Self {
        Self(Stored::new(dapr, "last"))
    }

    /// Increments the count and stores the message as the last one.
    pub(crate) async fn remember(&self, message: &[u8]) -> Result<(), Error> {
        let count = |last: &mut Last| {
            last.message = describe(message);
            last.count += 1;
        };
        self.0.change(count).await
    }

    /// Returns the last message and the count as JSON, as stored.
    pub(crate) async fn recall(&self) -> Result<Option<Bytes>, Error> {
        self.0.read().await
    }
}

/// Returns a message as text. For a message that is not UTF-8, returns only its size.
fn describe(message: &[u8]) -> String {
    match std::str::from_utf8(message) {
        Ok(text) => text.to_owned(),
        Err(_) => format!("({} bytes that are not text)", message.len()),
    }
}
