//! `NamedResource`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A loaded resource.
    #[derive(Clone, Debug, PartialEq)]
    pub struct NamedResource (NamedResourceParts) {
        /// The name of the resource.
        pub name: String = required "name",
    }
}
