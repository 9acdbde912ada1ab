//! `GET /v1.0/configuration/{storeName}/subscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::ConfigurationSubscription;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "subscribe_configuration",
    method: "GET",
    path: "/v1.0/configuration/{storeName}/subscribe",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_CONFIGURATION_STORE_NOT_FOUND"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (
            500,
            &[
                "ERR_CONFIGURATION_STORE_NOT_CONFIGURED",
                "ERR_APP_CHANNEL_NIL",
                "ERR_CONFIGURATION_SUBSCRIBE",
            ],
        ),
    ],
};

impl DaprClient {
    /// Subscribes the application to changes of items.
    ///
    /// The sidecar calls the application for each change until it is unsubscribed or the
    /// sidecar stops. The current values are not sent: read them separately. Subscribing twice
    /// creates two subscriptions, so each change is delivered twice.
    ///
    /// With Redis, returns 200 even if the Redis server is down.
    ///
    /// Dapr's operation `SubscribeConfiguration` (stable):
    /// `/v1.0/configuration/{storeName}/subscribe`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CONFIGURATION_STORE_NOT_FOUND`: The sidecar has configuration stores, but none
    ///   with this name.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_CONFIGURATION_STORE_NOT_CONFIGURED`: No configuration store is configured.
    /// - 500 `ERR_APP_CHANNEL_NIL`: The sidecar does not know the port of the application, so it
    ///   cannot deliver updates.
    /// - 500 `ERR_CONFIGURATION_SUBSCRIBE`: The store failed, or required metadata is missing:
    ///   PostgreSQL requires `pgNotifyChannel`.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .subscribe_configuration("config-store")
    ///     .keys(["hyperdrive", "shields"])
    ///     .metadata("label", "rebels")
    ///     .await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn subscribe_configuration(
        &self,
        store_name: impl AsRef<str>,
    ) -> SubscribeConfigurationCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        SubscribeConfigurationCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`subscribe_configuration`](DaprClient::subscribe_configuration), sent when it is awaited.
    pub struct SubscribeConfigurationCall -> ConfigurationSubscription;
}

impl SubscribeConfigurationCall {
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

fn decode(response: Response) -> Result<ConfigurationSubscription, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
