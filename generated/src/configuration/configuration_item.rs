//! `ConfigurationItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

dapr_client_runtime::json_struct! {
    /// A configuration item.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConfigurationItem (ConfigurationItemParts) {
        /// The value. Absent if empty. Some stores omit items with an empty value.
        pub value: Option<String> = optional "value",
        /// The version of the value, if the store keeps versions.
        pub version: Option<String> = optional "version",
        /// Metadata of the item.
        pub metadata: BTreeMap<String, String> = map "metadata",
    }
}
