//! `GET /v1.0/healthz`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "check_health",
    method: "GET",
    path: "/v1.0/healthz",
    response: ResponseBody::Buffered,
    errors: &[(500, &["ERR_HEALTH_NOT_READY", "ERR_HEALTH_APPID_NOT_MATCH"])],
};

impl DaprClient {
    /// Checks whether the sidecar and its application are ready.
    ///
    /// The sidecar is ready when its components are loaded, its servers listen, its application
    /// listens on its port, and its subscriptions have been requested.
    ///
    /// An application that waits for this endpoint before it listens waits forever: use the
    /// outbound health endpoint instead.
    ///
    /// Dapr's operation `Healthz` (stable): `/v1.0/healthz`, GET.
    ///
    /// # Errors
    ///
    /// - 500 `ERR_HEALTH_NOT_READY`: The sidecar is starting or shutting down. The message lists
    ///   what is not ready.
    /// - 500 `ERR_HEALTH_APPID_NOT_MATCH`: The sidecar belongs to a different application than
    ///   the requested one.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.check_health().app_id("echo-service").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn check_health(&self) -> CheckHealthCall {
        let call = self.client.call(&OPERATION, decode);
        CheckHealthCall { call }
    }
}

dapr_client_runtime::call! {
    /// A call of [`check_health`](DaprClient::check_health), sent when it is awaited.
    pub struct CheckHealthCall -> ();
}

impl CheckHealthCall {
    /// The expected app ID of the sidecar, compared once the sidecar is ready. An empty value
    /// never matches.
    pub fn app_id(mut self, app_id: impl AsRef<str>) -> Self {
        self.call.query("appid", app_id.as_ref());
        self
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
