//! `ConfigurationUpdate`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use super::ConfigurationItem;

dapr_client_runtime::json_struct! {
    /// The changed items.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConfigurationUpdate (ConfigurationUpdateParts) {
        /// The ID of the subscription.
        pub id: String = required "id",
        /// The changed items by key, usually one. For a deleted item, Redis sends no value and
        /// PostgreSQL sends the last value.
        pub items: BTreeMap<String, ConfigurationItem> = required "items",
    }
}
