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
pub use crate::configuration::configuration_update::ConfigurationUpdateParts;
pub use crate::configuration::unsubscribe_configuration_response::UnsubscribeConfigurationResponseParts;

use std::future::Future;

use crate::configuration::{
    ConfigurationSubscription, GetConfiguration, UnsubscribeConfigurationResponse,
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
    ) -> impl Future<
        Output = Result<UnsubscribeConfigurationResponse, UnsubscribeConfigurationError>,
    > + Send;
}
