//! `Consistency`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// The consistency mode of a read or write.
    pub enum Consistency {
        /// Eventual consistency: one replica is enough, and the others follow.
        Eventual = "eventual",
        /// Strong consistency: the replicas must agree first.
        Strong = "strong",
    }
}
