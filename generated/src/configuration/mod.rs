//! Reading and watching configuration items.
//!
//! Reads items from the configured configuration stores, and notifies the application of
//! changes. Dapr cannot write items. All applications see the same items.
//!
//! # What the sidecar calls at the application
//!
//! - `POST /configuration/{storeName}/{key}`: Notifies the application of a changed item.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod configuration_item;
pub(crate) mod configuration_subscription;
pub(crate) mod configuration_update;
pub(crate) mod get_configuration;
pub(crate) mod subscribe_configuration;
pub(crate) mod unsubscribe_configuration;
pub(crate) mod unsubscribe_configuration_response;

pub use configuration_item::ConfigurationItem;
pub use configuration_subscription::ConfigurationSubscription;
pub use configuration_update::ConfigurationUpdate;
pub use get_configuration::{GetConfiguration, GetConfigurationCall};
pub use subscribe_configuration::SubscribeConfigurationCall;
pub use unsubscribe_configuration::UnsubscribeConfigurationCall;
pub use unsubscribe_configuration_response::UnsubscribeConfigurationResponse;
