//! `StateQueryResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::StateQueryItem;

dapr_client_runtime::json_struct! {
    /// The results of a query.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StateQueryResult (StateQueryResultParts) {
        /// The results, in the order asked for.
        pub results: Vec<StateQueryItem> = required "results",
        /// Where the next part begins. It is absent when there is none.
        pub token: Option<String> = optional "token",
        /// What else the store says.
        pub metadata: BTreeMap<String, String> = map "metadata",
    }
}
