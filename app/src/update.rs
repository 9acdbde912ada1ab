//! Optimistic updates of a value in a state store.

use dapr_client::state::{Concurrency, GetState, StateItem, StateOptions};
use dapr_client::{DaprClient, Error};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Context;

/// The maximum number of attempts. Each conflict means that another update has succeeded.
const ATTEMPTS: u32 = 100;

/// Reads a value from a state store, changes it, and saves it unless it has changed meanwhile. In
/// that case, starts again with the new value.
///
/// A missing value starts as `T::default()`. Returns the saved value. No concurrent update is lost,
/// because each write has the ETag of the value that was read and first-write concurrency; the state
/// store must support ETags.
///
/// ```no_run
/// # async fn example(dapr: dapr_app::DaprClient) -> Result<(), dapr_app::Error> {
/// dapr_app::update_state(&dapr, "orders", "count", |count: &mut u32| *count += 1).await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Fails if a request fails, if the value cannot be decoded as `T`, or with the last conflict after
/// 100 attempts.
pub async fn update_state<T>(
    dapr: &DaprClient,
    store: &str,
    key: &str,
    mut change: impl FnMut(&mut T),
) -> Result<T, Error>
where
    T: DeserializeOwned + Serialize + Default,
{
    let mut attempt = 1;
    loop {
        let (mut value, etag, is_new) = match dapr.get_state(store, key).await? {
            GetState::Found(found) => (found.json()?, found.etag, false),
            GetState::Missing => (T::default(), None, true),
        };
        change(&mut value);
        // Without an ETag, the first write succeeds only if the key does not exist.
        let first_write = StateOptions::new().concurrency(Concurrency::FirstWrite);
        let mut item = StateItem::new(key, &value).options(first_write);
        item.etag = etag;
        let error = match dapr.save_state(store, [item]).await {
            Ok(_) => return Ok(value),
            Err(error) => error,
        };
        // Redis reports that a new key exists meanwhile as any other failed write.
        let is_conflict = error.is_conflict()
            || is_new && matches!(dapr.get_state(store, key).await, Ok(GetState::Found(_)));
        if !is_conflict || attempt == ATTEMPTS {
            return Err(error);
        }
        attempt += 1;
    }
}

impl Context {
    /// Updates a value in a state store with the client of this context; see
    /// [`update_state`](crate::update_state).
    ///
    /// # Errors
    ///
    /// Fails as [`update_state`](crate::update_state) does.
    pub async fn update_state<T>(
        &self,
        store: &str,
        key: &str,
        change: impl FnMut(&mut T),
    ) -> Result<T, Error>
    where
        T: DeserializeOwned + Serialize + Default,
    {
        update_state(self.dapr(), store, key, change).await
    }
}
