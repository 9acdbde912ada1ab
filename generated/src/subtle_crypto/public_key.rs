//! `PublicKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// The public part of the key. If both fields are absent, the key does not exist.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PublicKey (PublicKeyParts) {
        /// The name of the key, including its version if the component keeps versions.
        pub name: Option<String> = optional "name",
        /// The public part in the requested format. A JSON Web Key is a string of JSON.
        pub public_key: Option<String> = optional "publicKey",
    }
}
