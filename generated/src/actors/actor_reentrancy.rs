//! `ActorReentrancy`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// Whether an actor may be called in the course of a call of its own.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorReentrancy (ActorReentrancyParts) {
        /// Whether it may. Otherwise such a call waits for ever.
        pub enabled: bool = default "enabled",
        /// How many calls of one chain an actor may be in at once. Without it, 32.
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

    /// How many calls of one chain an actor may be in at once. Without it, 32.
    #[must_use]
    pub fn max_stack_depth(mut self, max_stack_depth: i32) -> Self {
        self.max_stack_depth = Some(max_stack_depth);
        self
    }
}
