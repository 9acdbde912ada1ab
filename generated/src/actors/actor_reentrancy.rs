//! `ActorReentrancy`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// Reentrancy settings of an actor type.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorReentrancy (ActorReentrancyParts) {
        /// Whether an actor may be called while it waits for its own call chain. Otherwise, such a
        /// call deadlocks.
        pub enabled: bool = default "enabled",
        /// The maximum depth of a call chain. Defaults to 32.
        pub max_stack_depth: Option<i32> = optional "maxStackDepth",
    }
}

impl ActorReentrancy {
    /// Creates a value with only its required fields set.
    pub fn new(enabled: bool) -> Self {
        Self {
            enabled,
            max_stack_depth: None,
        }
    }

    /// The maximum depth of a call chain. Defaults to 32.
    #[must_use]
    pub fn max_stack_depth(mut self, max_stack_depth: i32) -> Self {
        self.max_stack_depth = Some(max_stack_depth);
        self
    }
}
