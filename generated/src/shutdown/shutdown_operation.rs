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
    /// The answer comes before the sidecar stops. By default it stops gracefully: it refuses
    /// new connections almost at once, has some seconds, as its configuration says, to finish
    /// what is under way, and ends with status 0. A body is ignored.
    ///
    /// Dapr's operation `Shutdown` (stable): `/v1.0/shutdown`, POST.
    ///
    /// # Errors
    ///
    /// - 400: The `baggage` cannot be read.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.shutdown().force(true).await?;
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
    /// With `true`, the process ends with status 1 after a tenth of a second, and finishes
    /// nothing. Any other value counts as none.
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
