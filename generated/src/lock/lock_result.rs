//! `LockResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// Whether a lock is taken.
    #[derive(Clone, Debug, PartialEq)]
    pub struct LockResult (LockResultParts) {
        /// Whether the owner has got the lock. If not, somebody has it, perhaps the same owner.
        pub success: bool = required "success",
    }
}
