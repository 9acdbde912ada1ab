//! The state API: get, save, delete, bulk, transactions, queries.

mod bulk;
mod query;
mod single;
mod transaction;
mod write;

use std::sync::Arc;

use dapr_client::server::ErrorResponse;
use dapr_client::server::state::{
    DeleteStateError, DeleteStateRequest, ExecuteStateTransactionError,
    ExecuteStateTransactionRequest, GetBulkStateError, GetBulkStateRequest, GetStateError,
    GetStateRequest, QueryStateAlpha1Error, QueryStateAlpha1Request, SaveStateError,
    SaveStateRequest, StateApi,
};
use dapr_client::state::{BulkStateItem, GetState, QueryStateAlpha1};

use super::details::{bad_request, error_info, resource_info};
use crate::core::Core;
use crate::state::{IllegalKey, StateComponent, StateError};

impl StateApi for Core {
    async fn delete_state(&self, request: DeleteStateRequest) -> Result<(), DeleteStateError> {
        self.delete_one(request).await
    }

    async fn execute_state_transaction(
        &self,
        request: ExecuteStateTransactionRequest,
    ) -> Result<(), ExecuteStateTransactionError> {
        self.transact(request).await
    }

    async fn get_bulk_state(
        &self,
        request: GetBulkStateRequest,
    ) -> Result<Vec<BulkStateItem>, GetBulkStateError> {
        self.get_bulk(request).await
    }

    async fn get_state(&self, request: GetStateRequest) -> Result<GetState, GetStateError> {
        self.get_one(request).await
    }

    async fn query_state_alpha1(
        &self,
        request: QueryStateAlpha1Request,
    ) -> Result<QueryStateAlpha1, QueryStateAlpha1Error> {
        self.query(request).await
    }

    async fn save_state(&self, request: SaveStateRequest) -> Result<(), SaveStateError> {
        self.save(request).await
    }
}

/// Why the store was not found.
enum NoStore {
    /// No state store is configured.
    NotConfigured(ErrorResponse),
    /// No state store has this name.
    NotFound(ErrorResponse),
}

impl Core {
    fn state_store(&self, name: &str) -> Result<&StateComponent, NoStore> {
        self.find_state_store(name, Some(&[("appID", self.app_id.as_str())]))
    }

    /// `facts` are the metadata of the error's `ErrorInfo`.
    fn find_state_store(
        &self,
        name: &str,
        facts: Option<&[(&str, &str)]>,
    ) -> Result<&StateComponent, NoStore> {
        let error = |problem: &str, reason| {
            ErrorResponse::new(format!("state store {name} {problem}"))
                .detail(error_info(reason, facts))
        };
        if self.stores.states.is_empty() {
            let error = error("is not configured", "DAPR_STATE_NOT_CONFIGURED");
            return Err(NoStore::NotConfigured(error));
        }
        self.stores
            .states
            .get(name)
            .map(Arc::as_ref)
            .ok_or_else(|| NoStore::NotFound(error("is not found", "DAPR_STATE_NOT_FOUND")))
    }

    /// The key of the store for a key of the application.
    fn state_key(&self, store: &StateComponent, key: &str) -> Result<String, ErrorResponse> {
        self.state_key_of(store, key, key)
    }

    /// Like `state_key`; `field` is the name in the error, which is not always the key.
    fn state_key_of(
        &self,
        store: &StateComponent,
        key: &str,
        field: &str,
    ) -> Result<String, ErrorResponse> {
        let stored = store.prefix.apply(key, &store.name, &self.app_id);
        stored.map_err(|error| illegal_key(&store.name, field, &error))
    }
}

/// The HTTP status that the store requests for an error.
fn chosen_status(error: &StateError) -> Option<u16> {
    match error {
        StateError::StoreStatus(status) => Some(status.status),
        _ => None,
    }
}

fn illegal_key(store: &str, field: &str, error: &IllegalKey) -> ErrorResponse {
    let message = format!("api error: code = InvalidArgument desc = {error}");
    ErrorResponse::new(message.clone())
        .detail(bad_request(field, &message))
        .detail(resource_info("state", store))
        .detail(error_info("DAPR_STATE_ILLEGAL_KEY", None))
}

/// Converts `NoStore` into the error type of an operation.
macro_rules! no_store {
    ($($error:ident),*) => {
        $(impl From<NoStore> for $error {
            fn from(problem: NoStore) -> Self {
                match problem {
                    NoStore::NotConfigured(error) => Self::StateStoreNotConfigured(error),
                    NoStore::NotFound(error) => Self::StateStoreNotFound(error),
                }
            }
        })*
    };
}

no_store!(
    DeleteStateError,
    ExecuteStateTransactionError,
    GetBulkStateError,
    GetStateError,
    QueryStateAlpha1Error,
    SaveStateError
);
