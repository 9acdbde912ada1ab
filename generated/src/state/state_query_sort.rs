//! `StateQuerySort`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::SortOrder;

dapr_client_runtime::json_struct! {
    /// One field by which results are sorted.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StateQuerySort (StateQuerySortParts) {
        /// The field, with dots between the levels.
        pub key: String = default "key",
        /// In which direction. Without it, the smallest comes first.
        pub order: Option<SortOrder> = optional "order",
    }
}

impl StateQuerySort {
    /// Creates a value with only its required fields set.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            order: None,
        }
    }

    /// In which direction. Without it, the smallest comes first.
    #[must_use]
    pub fn order(mut self, order: SortOrder) -> Self {
        self.order = Some(order);
        self
    }
}
