//! Storing values by key.
//!
//! Reads, writes and deletes values in the configured state stores.
//!
//! Values written through this API are JSON. Applications do not share keys, unless the
//! component's `keyPrefix` says otherwise. The sidecar adds the prefix to each key and
//! removes it from responses; only error messages can contain it. ETags are plain strings
//! without quotes.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod delete_state;
mod execute_state_transaction;
mod get_bulk_state;
mod get_state;
mod query_state_alpha1;
mod save_state;

pub use delete_state::{DELETE_STATE, DeleteStateError, DeleteStateRequest};
pub use execute_state_transaction::{
    EXECUTE_STATE_TRANSACTION, ExecuteStateTransactionBody, ExecuteStateTransactionError,
    ExecuteStateTransactionRequest,
};
pub use get_bulk_state::{
    GET_BULK_STATE, GetBulkStateBody, GetBulkStateError, GetBulkStateRequest,
};
pub use get_state::{GET_STATE, GetStateError, GetStateRequest};
pub use query_state_alpha1::{
    QUERY_STATE_ALPHA1, QueryStateAlpha1Body, QueryStateAlpha1Error, QueryStateAlpha1Request,
};
pub use save_state::{SAVE_STATE, SaveStateError, SaveStateRequest};

pub use crate::state::bulk_state_item::BulkStateItemParts;
pub use crate::state::delete_operation::DeleteOperationParts;
pub use crate::state::get_state::GetStateFoundParts;
pub use crate::state::state_item::StateItemParts;
pub use crate::state::state_key::StateKeyParts;
pub use crate::state::state_options::StateOptionsParts;
pub use crate::state::state_query_item::StateQueryItemParts;
pub use crate::state::state_query_page::StateQueryPageParts;
pub use crate::state::state_query_result::StateQueryResultParts;
pub use crate::state::state_query_sort::StateQuerySortParts;
pub use crate::state::upsert_operation::UpsertOperationParts;

use std::future::Future;

use crate::state::{BulkStateItem, GetState, QueryStateAlpha1};

/// What a sidecar does for each operation of this building block.
pub trait StateApi: Send + Sync {
    /// `DELETE /v1.0/state/{storeName}/{key}`
    fn delete_state(
        &self,
        request: DeleteStateRequest,
    ) -> impl Future<Output = Result<(), DeleteStateError>> + Send;

    /// `POST /v1.0/state/{storeName}/transaction`
    fn execute_state_transaction(
        &self,
        request: ExecuteStateTransactionRequest,
    ) -> impl Future<Output = Result<(), ExecuteStateTransactionError>> + Send;

    /// `POST /v1.0/state/{storeName}/bulk`
    fn get_bulk_state(
        &self,
        request: GetBulkStateRequest,
    ) -> impl Future<Output = Result<Vec<BulkStateItem>, GetBulkStateError>> + Send;

    /// `GET /v1.0/state/{storeName}/{key}`
    fn get_state(
        &self,
        request: GetStateRequest,
    ) -> impl Future<Output = Result<GetState, GetStateError>> + Send;

    /// `POST /v1.0-alpha1/state/{storeName}/query`
    fn query_state_alpha1(
        &self,
        request: QueryStateAlpha1Request,
    ) -> impl Future<Output = Result<QueryStateAlpha1, QueryStateAlpha1Error>> + Send;

    /// `POST /v1.0/state/{storeName}`
    fn save_state(
        &self,
        request: SaveStateRequest,
    ) -> impl Future<Output = Result<(), SaveStateError>> + Send;
}
