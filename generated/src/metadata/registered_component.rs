//! `RegisteredComponent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A loaded component.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RegisteredComponent (RegisteredComponentParts) {
        /// The name of the component, used in other operations.
        pub name: String = required "name",
        /// The type of the component, for example `state.redis`.
        pub r#type: String = required "type",
        /// The version of the component's interface, for example `v1`. Absent if the component does
        /// not name one.
        pub version: Option<String> = optional "version",
        /// The capabilities of the component, for example `ETAG`, `TRANSACTIONAL` or
        /// `INPUT_BINDING`.
        pub capabilities: Vec<String> = list "capabilities",
    }
}
