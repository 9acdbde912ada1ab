//! `ActiveActors`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// How many actors of a type are active here.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActiveActors (ActiveActorsParts) {
        /// The type.
        pub r#type: String = required "type",
        /// How many are active. It is absent when none is.
        pub count: Option<i32> = optional "count",
    }
}
