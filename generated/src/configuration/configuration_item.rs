//! `ConfigurationItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

dapr_client_runtime::json_struct! {
    /// The value of an item.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConfigurationItem (ConfigurationItemParts) {
        /// The value. It is absent when it is empty. Some stores say nothing of an item whose value
        /// is empty.
        pub value: Option<String> = optional "value",
        /// The version of the value, if the store keeps versions.
        pub version: Option<String> = optional "version",
        /// What else the store says about the item.
        pub metadata: BTreeMap<String, String> = map "metadata",
    }
}
