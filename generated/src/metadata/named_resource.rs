//! `NamedResource`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A resource that is loaded.
    #[derive(Clone, Debug, PartialEq)]
    pub struct NamedResource (NamedResourceParts) {
        /// Its name.
        pub name: String = required "name",
    }
}
