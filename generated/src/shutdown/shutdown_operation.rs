//! `POST /v1.0/shutdown`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "shutdown",
    method: "POST",
    path: "/v1.0/shutdown",
    response: ResponseBody::Buffered,
    errors: &[(400, &[]), (401, &[]), (404, &["ERR_DIRECT_INVOKE"])],
};

impl DaprClient {
    /// Stops the sidecar.
    ///
    /// Returns before the sidecar stops. By default, the shutdown is graceful: the sidecar
    /// refuses new connections almost immediately, completes pending work within the configured
    /// grace period, and exits with status 0. A request body is ignored.
    ///
    /// Dapr's operation `Shutdown` (stable): `/v1.0/shutdown`, POST.
    ///
    /// # Errors
    ///
    /// - 400: The `baggage` header is malformed.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.shutdown().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn shutdown(&self) -> ShutdownCall {
        let call = self.client.call(&OPERATION, decode);
        ShutdownCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`shutdown`](DaprClient::shutdown), sent when it is awaited.
    pub struct ShutdownCall -> ();
}

impl ShutdownCall {
    /// If `true`, the process exits with status 1 after 100 milliseconds and does not complete
    /// pending work. Any other value has no effect.
    pub fn force(mut self, force: bool) -> Self {
        self.call.header("dapr-force-shutdown", &force.to_string());
        self
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
