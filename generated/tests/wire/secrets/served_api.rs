//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::secrets::{GetBulkSecret, GetSecret};
use dapr_client::server::secrets::{
    GetBulkSecretError, GetBulkSecretRequest, GetSecretError, GetSecretRequest, SecretsApi,
};

use crate::dispatch::{Refusing, refused};

impl SecretsApi for Refusing {
    async fn get_bulk_secret(
        &self,
        _: GetBulkSecretRequest,
    ) -> Result<GetBulkSecret, GetBulkSecretError> {
        Err(refused("get_bulk_secret").into())
    }

    async fn get_secret(&self, _: GetSecretRequest) -> Result<GetSecret, GetSecretError> {
        Err(refused("get_secret").into())
    }
}
