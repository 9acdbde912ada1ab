//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::server::state::{
    DeleteStateError, DeleteStateRequest, ExecuteStateTransactionError,
    ExecuteStateTransactionRequest, GetBulkStateError, GetBulkStateRequest, GetStateError,
    GetStateRequest, QueryStateAlpha1Error, QueryStateAlpha1Request, SaveStateError,
    SaveStateRequest, StateApi,
};
use dapr_client::state::{BulkStateItem, GetState, QueryStateAlpha1};

use crate::dispatch::{Refusing, refused};

impl StateApi for Refusing {
    async fn delete_state(&self, _: DeleteStateRequest) -> Result<(), DeleteStateError> {
        Err(refused("delete_state").into())
    }

    async fn execute_state_transaction(
        &self,
        _: ExecuteStateTransactionRequest,
    ) -> Result<(), ExecuteStateTransactionError> {
        Err(refused("execute_state_transaction").into())
    }

    async fn get_bulk_state(
        &self,
        _: GetBulkStateRequest,
    ) -> Result<Vec<BulkStateItem>, GetBulkStateError> {
        Err(refused("get_bulk_state").into())
    }

    async fn get_state(&self, _: GetStateRequest) -> Result<GetState, GetStateError> {
        Err(refused("get_state").into())
    }

    async fn query_state_alpha1(
        &self,
        _: QueryStateAlpha1Request,
    ) -> Result<QueryStateAlpha1, QueryStateAlpha1Error> {
        Err(refused("query_state_alpha1").into())
    }

    async fn save_state(&self, _: SaveStateRequest) -> Result<(), SaveStateError> {
        Err(refused("save_state").into())
    }
}
