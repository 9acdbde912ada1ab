//! `Consistency`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// How fresh a read, or how safe a write, has to be.
    pub enum Consistency {
        /// One copy is enough. The others follow.
        Eventual = "eventual",
        /// The copies have to agree first.
        Strong = "strong",
    }
}
