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

mod deliver_configuration_update;
mod get_configuration;
mod subscribe_configuration;
mod unsubscribe_configuration;

pub use deliver_configuration_update::DELIVER_CONFIGURATION_UPDATE;
pub use get_configuration::{GET_CONFIGURATION, GetConfigurationError, GetConfigurationRequest};
pub use subscribe_configuration::{
    SUBSCRIBE_CONFIGURATION, SubscribeConfigurationError, SubscribeConfigurationRequest,
};
pub use unsubscribe_configuration::{
    UNSUBSCRIBE_CONFIGURATION, UnsubscribeConfigurationError, UnsubscribeConfigurationRequest,
};

pub use crate::configuration::configuration_item::ConfigurationItemParts;
pub use crate::configuration::configuration_subscription::ConfigurationSubscriptionParts;
pub use crate::configuration::configuration_unsubscribed::ConfigurationUnsubscribedParts;
pub use crate::configuration::configuration_update::ConfigurationUpdateParts;

use std::future::Future;

use crate::configuration::{
    ConfigurationSubscription, ConfigurationUnsubscribed, GetConfiguration,
};

/// What a sidecar does for each operation of this building block.
pub trait ConfigurationApi: Send + Sync {
    /// `GET /v1.0/configuration/{storeName}`
    fn get_configuration(
        &self,
        request: GetConfigurationRequest,
    ) -> impl Future<Output = Result<GetConfiguration, GetConfigurationError>> + Send;

    /// `GET /v1.0/configuration/{storeName}/subscribe`
    fn subscribe_configuration(
        &self,
        request: SubscribeConfigurationRequest,
    ) -> impl Future<Output = Result<ConfigurationSubscription, SubscribeConfigurationError>> + Send;

    /// `GET /v1.0/configuration/{storeName}/{subscriptionId}/unsubscribe`
    fn unsubscribe_configuration(
        &self,
        request: UnsubscribeConfigurationRequest,
    ) -> impl Future<Output = Result<ConfigurationUnsubscribed, UnsubscribeConfigurationError>> + Send;
}
