//! Reading secrets.
//!
//! Reads secrets from the configured secret stores. Secrets cannot be written through Dapr.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod get_bulk_secret;
mod get_secret;

pub use get_bulk_secret::{GET_BULK_SECRET, GetBulkSecretError, GetBulkSecretRequest};
pub use get_secret::{GET_SECRET, GetSecretError, GetSecretRequest};

use std::future::Future;

use crate::secrets::{GetBulkSecret, GetSecret};

/// What a sidecar does for each operation of this building block.
pub trait SecretsApi: Send + Sync {
    /// `GET /v1.0/secrets/{secretStoreName}/bulk`
    fn get_bulk_secret(
        &self,
        request: GetBulkSecretRequest,
    ) -> impl Future<Output = Result<GetBulkSecret, GetBulkSecretError>> + Send;

    /// `GET /v1.0/secrets/{secretStoreName}/{key}`
    fn get_secret(
        &self,
        request: GetSecretRequest,
    ) -> impl Future<Output = Result<GetSecret, GetSecretError>> + Send;
}
