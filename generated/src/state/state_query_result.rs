//! `StateQueryResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::StateQueryItem;

dapr_client_runtime::json_struct! {
    /// The results of a query.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StateQueryResult (StateQueryResultParts) {
        /// The results, in the requested order.
        pub results: Vec<StateQueryItem> = required "results",
        /// The pagination token of the next page. Absent on the last page.
        pub token: Option<String> = optional "token",
        /// Metadata from the state store.
        pub metadata: BTreeMap<String, String> = map "metadata",
    }
}
