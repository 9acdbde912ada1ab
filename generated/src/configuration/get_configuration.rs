//! `GET /v1.0/configuration/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::ConfigurationItem;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_configuration",
    method: "GET",
    path: "/v1.0/configuration/{storeName}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_CONFIGURATION_STORE_NOT_FOUND"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (
            500,
            &[
                "ERR_CONFIGURATION_STORE_NOT_CONFIGURED",
                "ERR_CONFIGURATION_GET",
            ],
        ),
    ],
};

impl DaprClient {
    /// Returns configuration items.
    ///
    /// Items that do not exist are omitted from the response. Without keys, returns all items
    /// that the store can list.
    ///
    /// Dapr's operation `GetConfiguration` (stable): `/v1.0/configuration/{storeName}`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CONFIGURATION_STORE_NOT_FOUND`: The sidecar has configuration stores, but none
    ///   with this name.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_CONFIGURATION_STORE_NOT_CONFIGURED`: No configuration store is configured.
    /// - 500 `ERR_CONFIGURATION_GET`: The store failed, or it does not allow a key.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::configuration::GetConfiguration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let outcome = dapr
    ///     .get_configuration("config-store")
    ///     .keys(["hyperdrive", "shields"])
    ///     .metadata("label", "rebels")
    ///     .await?;
    /// match outcome {
    ///     GetConfiguration::Found(found) => println!("{found:?}"),
    ///     GetConfiguration::Empty => println!("empty"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_configuration(&self, store_name: impl AsRef<str>) -> GetConfigurationCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        GetConfigurationCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`get_configuration`](DaprClient::get_configuration), sent when it is awaited.
    pub struct GetConfigurationCall -> GetConfiguration;
}

impl GetConfigurationCall {
    /// The keys of the items, each as a separate query parameter. If omitted, all items.
    pub fn keys(mut self, keys: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        for item in keys {
            self.call.append_query("key", item.as_ref());
        }
        self
    }

    /// Metadata for the configuration store, for example `label` for Azure App Configuration or
    /// `pgNotifyChannel` for PostgreSQL. Each entry is sent as a separate query parameter.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }
}

/// What [`get_configuration`](crate::DaprClient::get_configuration) gives.
#[derive(Clone, Debug)]
pub enum GetConfiguration {
    /// At least one of the items exists.
    Found(BTreeMap<String, ConfigurationItem>),
    /// None of the items exists.
    Empty,
}

impl GetConfiguration {
    /// Returns the value, or `None` for any other outcome.
    pub fn found(self) -> Option<BTreeMap<String, ConfigurationItem>> {
        match self {
            Self::Found(found) => Some(found),
            _ => None,
        }
    }
}

fn decode(response: Response) -> Result<GetConfiguration, Error> {
    match response.status() {
        200 => Ok(GetConfiguration::Found(response.json()?)),
        204 => Ok(GetConfiguration::Empty),
        _ => Err(response.into_error()),
    }
}
