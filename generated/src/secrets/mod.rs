//! Reading secrets.
//!
//! Reads secrets from the secret stores that the sidecar is configured with. There is no
//! way to write one.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod get_bulk_secret;
pub(crate) mod get_secret;

pub use get_bulk_secret::{GetBulkSecret, GetBulkSecretCall};
pub use get_secret::{GetSecret, GetSecretCall};
