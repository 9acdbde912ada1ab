//! `UnlockResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::UnlockStatus;

dapr_client_runtime::json_struct! {
    /// The result of an attempt to release a lock.
    #[derive(Clone, Debug, PartialEq)]
    pub struct UnlockResponse (UnlockResponseParts) {
        /// The status of the lock.
        pub status: UnlockStatus = required "status",
    }
}
