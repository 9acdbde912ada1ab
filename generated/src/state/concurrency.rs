//! `Concurrency`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// The concurrency mode of a write or delete.
    pub enum Concurrency {
        /// First write wins: an existing value can only be replaced or deleted with a matching
        /// ETag. Stores differ in how strictly they reject requests without an ETag, and in the
        /// status they return.
        FirstWrite = "first-write",
        /// Last write wins. The ETag is checked only if it is given.
        LastWrite = "last-write",
    }
}
