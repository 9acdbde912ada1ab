//! `GET /v1.0/configuration/{storeName}/{subscriptionId}/unsubscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::UnsubscribeConfigurationResponse;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "unsubscribe_configuration",
    method: "GET",
    path: "/v1.0/configuration/{storeName}/{subscriptionId}/unsubscribe",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_CONFIGURATION_STORE_NOT_FOUND"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_CONFIGURATION_STORE_NOT_CONFIGURED"]),
    ],
};

impl DaprClient {
    /// Unsubscribes the application from changes of items.
    ///
    /// Ends this subscription only. Other subscriptions remain, including those to the same
    /// items.
    ///
    /// Dapr's operation `UnsubscribeConfiguration` (stable):
    /// `/v1.0/configuration/{storeName}/{subscriptionId}/unsubscribe`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CONFIGURATION_STORE_NOT_FOUND`: The sidecar has configuration stores, but none
    ///   with this name.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_CONFIGURATION_STORE_NOT_CONFIGURED`: No configuration store is configured.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .unsubscribe_configuration("config-store", "90993a9a-e1c7-4b6c-bea2-5b413a5123cd")
    ///     .await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn unsubscribe_configuration(
        &self,
        store_name: impl AsRef<str>,
        subscription_id: impl AsRef<str>,
    ) -> UnsubscribeConfigurationCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        call.path(subscription_id.as_ref());
        UnsubscribeConfigurationCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`unsubscribe_configuration`](DaprClient::unsubscribe_configuration), sent when it is awaited.
    pub struct UnsubscribeConfigurationCall -> UnsubscribeConfigurationResponse;
}

fn decode(response: Response) -> Result<UnsubscribeConfigurationResponse, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
