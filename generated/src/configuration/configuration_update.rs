//! `ConfigurationUpdate`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::ConfigurationItem;

dapr_client_runtime::json_struct! {
    /// What has changed.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConfigurationUpdate (ConfigurationUpdateParts) {
        /// The id of the subscription.
        pub id: String = required "id",
        /// The items that have changed, by their keys; it is usually one. When an item is deleted,
        /// Redis reports it without a value, and PostgreSQL with the last one.
        pub items: BTreeMap<String, ConfigurationItem> = required "items",
    }
}
