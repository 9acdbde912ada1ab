//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::configuration::{
    ConfigurationSubscription, GetConfiguration, UnsubscribeConfigurationResponse,
};
use dapr_client::server::configuration::{
    ConfigurationApi, GetConfigurationError, GetConfigurationRequest, SubscribeConfigurationError,
    SubscribeConfigurationRequest, UnsubscribeConfigurationError, UnsubscribeConfigurationRequest,
};

use crate::dispatch::{Refusing, refused};

impl ConfigurationApi for Refusing {
    async fn get_configuration(
        &self,
        _: GetConfigurationRequest,
    ) -> Result<GetConfiguration, GetConfigurationError> {
        Err(refused("get_configuration").into())
    }

    async fn subscribe_configuration(
        &self,
        _: SubscribeConfigurationRequest,
    ) -> Result<ConfigurationSubscription, SubscribeConfigurationError> {
        Err(refused("subscribe_configuration").into())
    }

    async fn unsubscribe_configuration(
        &self,
        _: UnsubscribeConfigurationRequest,
    ) -> Result<UnsubscribeConfigurationResponse, UnsubscribeConfigurationError> {
        Err(refused("unsubscribe_configuration").into())
    }
}
