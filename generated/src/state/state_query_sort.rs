//! `StateQuerySort`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::SortOrder;

dapr_client_runtime::json_struct! {
    /// A field to sort by.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StateQuerySort (StateQuerySortParts) {
        /// The path of the field, with `.` as separator.
        pub key: String = default "key",
        /// The sort order. Defaults to ascending.
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

    /// The sort order. Defaults to ascending.
    #[must_use]
    pub fn order(mut self, order: SortOrder) -> Self {
        self.order = Some(order);
        self
    }
}
