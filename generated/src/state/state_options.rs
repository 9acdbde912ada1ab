//! `StateOptions`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::{Concurrency, Consistency};

dapr_client_runtime::json_struct! {
    /// Concurrency and consistency options of an item.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct StateOptions (StateOptionsParts) {
        /// The concurrency mode, which determines whether an ETag is required. If omitted, the
        /// store decides.
        pub concurrency: Option<Concurrency> = optional "concurrency",
        /// The consistency mode of the write. If omitted, the store decides.
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

    /// The concurrency mode, which determines whether an ETag is required. If omitted, the
    /// store decides.
    #[must_use]
    pub fn concurrency(mut self, concurrency: Concurrency) -> Self {
        self.concurrency = Some(concurrency);
        self
    }

    /// The consistency mode of the write. If omitted, the store decides.
    #[must_use]
    pub fn consistency(mut self, consistency: Consistency) -> Self {
        self.consistency = Some(consistency);
        self
    }
}
