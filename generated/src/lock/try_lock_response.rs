//! `TryLockResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// The result of an attempt to acquire a lock.
    #[derive(Clone, Debug, PartialEq)]
    pub struct TryLockResponse (TryLockResponseParts) {
        /// Whether the lock was acquired. If `false`, the lock is held, possibly by the same owner.
        pub success: bool = required "success",
    }
}
