//! `Concurrency`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// Whether a write or a delete needs an ETag.
    pub enum Concurrency {
        /// The first writer wins: where there is a value already, only a matching ETag may replace
        /// it. Stores differ in how strictly they refuse a write or a delete without an ETag, and
        /// in the status that they refuse it with.
        FirstWrite = "first-write",
        /// The last writer wins. An ETag is checked only if it is given.
        LastWrite = "last-write",
    }
}
