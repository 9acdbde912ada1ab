//! Optimistic updates of a value in a state store.

use dapr_client::state::{Concurrency, GetState, StateItem, StateOptions};
use dapr_client::{DaprClient, Error};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Context;

/// The maximum number of attempts. Each conflict means that another update has succeeded.
const ATTEMPTS: u32 = 100;

impl Context {
    /// Reads a value from a state store, changes it, and saves it unless it has changed meanwhile.
    /// In that case, starts again with the new value.
    ///
    /// A missing value starts as `T::default()`. Returns the saved value. No concurrent update is
    /// lost, because each write has the ETag of the value that was read and first-write concurrency;
    /// the state store must support ETags.
    ///
    /// ```no_run
    /// # async fn handler(context: dapr_app::Context) -> Result<(), dapr_app::Error> {
    /// context.update_state("orders", "count", |count: &mut u32| *count += 1).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if a request fails, if the value cannot be decoded as `T`, or with the last conflict
    /// after 100 attempts.
    pub async fn update_state<T>(
        &self,
        store: &str,
        key: &str,
        mut change: impl FnMut(&mut T),
    ) -> Result<T, Error>
    where
        T: DeserializeOwned + Serialize + Default,
    {
        let mut attempt = 1;
        loop {
            match try_update(self.dapr(), store, key, &mut change).await {
                Err(error) if error.is_conflict() && attempt < ATTEMPTS => attempt += 1,
                result => return result,
            }
        }
    }
}

async fn try_update<T>(
    dapr: &DaprClient,
    store: &str,
    key: &str,
    change: &mut impl FnMut(&mut T),
) -> Result<T, Error>
where
    T: DeserializeOwned + Serialize + Default,
{
    let (mut value, etag) = match dapr.get_state(store, key).await? {
        GetState::Found(found) => (found.json()?, found.etag),
        GetState::Missing => (T::default(), None),
    };
    change(&mut value);
    // Without an ETag, the first write succeeds only if the key does not exist.
    let first_write = StateOptions::new().concurrency(Concurrency::FirstWrite);
    let mut item = StateItem::new(key, &value).options(first_write);
    item.etag = etag;
    dapr.save_state(store, [item]).await?;
    Ok(value)
}
