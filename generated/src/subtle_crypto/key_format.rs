//! `KeyFormat`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// The encoding of a public key.
    pub enum KeyFormat {
        /// PKIX in PEM.
        Pem = "PEM",
        /// A JSON Web Key.
        Json = "JSON",
    }
}
