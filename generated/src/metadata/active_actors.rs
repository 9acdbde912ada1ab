//! `ActiveActors`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// The number of active actors of a type on this sidecar.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActiveActors (ActiveActorsParts) {
        /// The actor type.
        pub r#type: String = required "type",
        /// The number of active actors. Absent if there are none.
        pub count: Option<i32> = optional "count",
    }
}
