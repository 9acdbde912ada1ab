//! Reading settings, and hearing when they change.
//!
//! Reads items from the configuration stores that the sidecar is configured with, and makes
//! the sidecar call the application when some of them change. Items cannot be written
//! through Dapr. All applications see the same items.
//!
//! # What the sidecar calls at the application
//!
//! - `POST /configuration/{storeName}/{key}`: Tells the application that an item has changed.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod configuration_item;
pub(crate) mod configuration_subscription;
pub(crate) mod configuration_unsubscribed;
pub(crate) mod configuration_update;
pub(crate) mod get_configuration;
pub(crate) mod subscribe_configuration;
pub(crate) mod unsubscribe_configuration;

pub use configuration_item::ConfigurationItem;
pub use configuration_subscription::ConfigurationSubscription;
pub use configuration_unsubscribed::ConfigurationUnsubscribed;
pub use configuration_update::ConfigurationUpdate;
pub use get_configuration::{GetConfiguration, GetConfigurationCall};
pub use subscribe_configuration::SubscribeConfigurationCall;
pub use unsubscribe_configuration::UnsubscribeConfigurationCall;
