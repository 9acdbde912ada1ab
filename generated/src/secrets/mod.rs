//! Reading secrets.
//!
//! Reads secrets from the configured secret stores. Secrets cannot be written through Dapr.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod get_bulk_secret;
pub(crate) mod get_secret;

pub use get_bulk_secret::{GetBulkSecret, GetBulkSecretCall};
pub use get_secret::{GetSecret, GetSecretCall};
