//! `RegisteredComponent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A component that is loaded.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RegisteredComponent (RegisteredComponentParts) {
        /// The name under which other operations know it.
        pub name: String = required "name",
        /// What it is, for example `state.redis`.
        pub r#type: String = required "type",
        /// The version of the component's interface, for example `v1`.
        pub version: String = required "version",
        /// What it can do, for example `ETAG`, `TRANSACTIONAL` or `INPUT_BINDING`.
        pub capabilities: Vec<String> = list "capabilities",
    }
}
