//! `PublicKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// The public part of the key. Without both members the component has no such key and says
    /// so in this way.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PublicKey (PublicKeyParts) {
        /// The name of the key, with its version where the component keeps versions.
        pub name: Option<String> = optional "name",
        /// The public part, in the format asked for. In JSON it is a JSON Web Key within a string.
        pub public_key: Option<String> = optional "publicKey",
    }
}
