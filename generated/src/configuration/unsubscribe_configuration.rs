//! `GET /v1.0/configuration/{storeName}/{subscriptionId}/unsubscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Response, ResponseBody};

use super::ConfigurationUnsubscribed;
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
    /// Ends a subscription.
    ///
    /// The sidecar does not call the application any more on behalf of this subscription. Others
    /// stay, also those for the same items.
    ///
    /// Dapr's operation `UnsubscribeConfiguration` (stable):
    /// `/v1.0/configuration/{storeName}/{subscriptionId}/unsubscribe`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CONFIGURATION_STORE_NOT_FOUND`: The sidecar has configuration stores, but none of
    ///   this name.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_CONFIGURATION_STORE_NOT_CONFIGURED`: The sidecar has no configuration store at all.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.unsubscribe_configuration("config-store", "90993a9a-e1c7-4b6c-bea2-5b413a5123cd").await?;
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

/// A call of [`unsubscribe_configuration`](DaprClient::unsubscribe_configuration), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct UnsubscribeConfigurationCall {
    call: Call<ConfigurationUnsubscribed>,
}

impl UnsubscribeConfigurationCall {
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub fn traceparent(mut self, traceparent: impl AsRef<str>) -> Self {
        self.call.header("traceparent", traceparent.as_ref());
        self
    }

    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub fn tracestate(mut self, tracestate: impl AsRef<str>) -> Self {
        self.call.header("tracestate", tracestate.as_ref());
        self
    }

    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot read
    /// is answered with 400 and a plain text, whatever the operation is. A good one comes back in
    /// the answer and is handed on to a called application.
    pub fn baggage(mut self, baggage: impl AsRef<str>) -> Self {
        self.call.header("baggage", baggage.as_ref());
        self
    }

    /// Overrides the client's timeout for this call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call.timeout(timeout);
        self
    }
}

impl Future for UnsubscribeConfigurationCall {
    type Output = Result<ConfigurationUnsubscribed, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

fn decode(response: Response) -> Result<ConfigurationUnsubscribed, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
