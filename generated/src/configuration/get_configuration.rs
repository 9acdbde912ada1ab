//! `GET /v1.0/configuration/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client_runtime::{Call, Error, Operation, Response, ResponseBody};

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
    /// Reads items.
    ///
    /// Items that do not exist are not in the answer. Without any keys, all items are read that the
    /// store can list.
    ///
    /// Dapr's operation `GetConfiguration` (stable): `/v1.0/configuration/{storeName}`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CONFIGURATION_STORE_NOT_FOUND`: The sidecar has configuration stores, but none of
    ///   this name.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The body
    ///   is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_CONFIGURATION_STORE_NOT_CONFIGURED`: The sidecar has no configuration store at all.
    /// - 500 `ERR_CONFIGURATION_GET`: The store failed, or it does not allow such a key.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::configuration::GetConfiguration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let outcome = dapr.get_configuration("config-store")
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

/// A call of [`get_configuration`](DaprClient::get_configuration), sent when it is awaited.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct GetConfigurationCall {
    call: Call<GetConfiguration>,
}

impl GetConfigurationCall {
    /// The keys of the items. Each is a query parameter of its own. Without any, all items are
    /// meant.
    pub fn keys(mut self, keys: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        for item in keys {
            self.call.append_query("key", item.as_ref());
        }
        self
    }

    /// Something that the store wants to know, for example `label` for Azure App Configuration or
    /// `pgNotifyChannel` for PostgreSQL. Each entry is a query parameter of its own.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }

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

impl Future for GetConfigurationCall {
    type Output = Result<GetConfiguration, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
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
    /// What there is, or `None`.
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
