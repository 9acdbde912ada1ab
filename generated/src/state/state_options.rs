//! `StateOptions`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::{Concurrency, Consistency};

dapr_client_runtime::json_struct! {
    /// How an item is written or deleted.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct StateOptions (StateOptionsParts) {
        /// Whether an ETag is necessary. Without it, the store decides.
        pub concurrency: Option<Concurrency> = optional "concurrency",
        /// How safe the write has to be. Without it, the store decides.
        pub consistency: Option<Consistency> = optional "consistency",
    }
}

impl StateOptions {
    /// Creates a value with only its required fields set.
    pub fn new() -> Self {
        Self {
            concurrency: None,
            consistency: None,
        }
    }

    /// Whether an ETag is necessary. Without it, the store decides.
    #[must_use]
    pub fn concurrency(mut self, concurrency: Concurrency) -> Self {
        self.concurrency = Some(concurrency);
        self
    }

    /// How safe the write has to be. Without it, the store decides.
    #[must_use]
    pub fn consistency(mut self, consistency: Consistency) -> Self {
        self.consistency = Some(consistency);
        self
    }
}
