//! Get and delete of a single key.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use dapr_client::Bytes;
use dapr_client::server::ErrorResponse;
use dapr_client::server::state::GetStateFoundParts;
use dapr_client::server::state::{
    DeleteStateError, DeleteStateRequest, GetStateError, GetStateRequest,
};
use dapr_client::state::{GetState, GetStateFound};

use super::chosen_status;
use crate::core::Core;
use crate::state::{Delete, Get, StateError};

impl Core {
    pub(super) async fn get_one(
        &self,
        request: GetStateRequest,
    ) -> Result<GetState, GetStateError> {
        let (name, key) = (&request.store_name, &request.key);
        let store = self.state_store(name)?;
        let stored = self
            .state_key(store, key)
            .map_err(GetStateError::MalformedRequest)?;
        let get = Get {
            key: stored,
            metadata: request.metadata,
            consistency: text_of(request.consistency.as_ref().map(|value| value.text())),
        };
        let found = store.get(&get).await.map_err(|error| {
            let message = format!("fail to get {key} from state store {name}: {error}");
            let response = ErrorResponse::new(message);
            match chosen_status(&error) {
                Some(status) => GetStateError::StateGetOther(status, response),
                None => GetStateError::StateGet500(response),
            }
        })?;
        // A pluggable store may return metadata for a missing value.
        let found = found.filter(|found| !found.data.is_empty());
        Ok(found.map_or(GetState::Missing, |found| {
            GetState::Found(GetStateFound::from(GetStateFoundParts {
                etag: found.etag,
                ttl_expire_time: found.expires.map(truncate_to_seconds),
                metadata: found.metadata,
                body: Bytes::from(found.data).into(),
            }))
        }))
    }

    pub(super) async fn delete_one(
        &self,
        request: DeleteStateRequest,
    ) -> Result<(), DeleteStateError> {
        let key = &request.key;
        let store = self.state_store(&request.store_name)?;
        let stored = self
            .state_key(store, key)
            .map_err(DeleteStateError::MalformedRequest)?;
        let delete = Delete {
            key: stored,
            etag: request.if_match,
            metadata: request.metadata,
            concurrency: text_of(request.concurrency.as_ref().map(|value| value.text())),
            consistency: text_of(request.consistency.as_ref().map(|value| value.text())),
        };
        store.delete(&delete).await.map_err(|error| {
            let message = format!("failed deleting state with key {key}: {error}");
            let response = ErrorResponse::new(message);
            match error {
                StateError::Mismatch(_) => DeleteStateError::StateDelete409(response),
                StateError::Invalid(_) => DeleteStateError::StateDelete400(response),
                StateError::StoreStatus(status) => {
                    DeleteStateError::StateDeleteOther(status.status, response)
                }
                StateError::Other(_) => DeleteStateError::StateDelete500(response),
            }
        })
    }
}

fn text_of(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}

/// Go truncates to seconds.
pub(super) fn truncate_to_seconds(time: SystemTime) -> SystemTime {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    UNIX_EPOCH + Duration::from_secs(since.as_secs())
}
