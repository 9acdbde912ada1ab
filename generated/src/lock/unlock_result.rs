//! `UnlockResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::UnlockStatus;

dapr_client_runtime::json_struct! {
    /// Whether a lock is released.
    #[derive(Clone, Debug, PartialEq)]
    pub struct UnlockResult (UnlockResultParts) {
        /// What has happened.
        pub status: UnlockStatus = required "status",
    }
}
