//! `KeyFormat`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// In which format a public key is written.
    pub enum KeyFormat {
        /// PKIX in PEM.
        Pem = "PEM",
        /// A JSON Web Key.
        Json = "JSON",
    }
}
