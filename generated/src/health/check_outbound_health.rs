//! `GET /v1.0/healthz/outbound`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use crate::DaprClient;

pub(crate) const OPERATION: Operation = Operation {
    name: "check_outbound_health",
    method: "GET",
    path: "/v1.0/healthz/outbound",
    response: ResponseBody::Buffered,
    errors: &[(500, &["ERR_OUTBOUND_HEALTH_NOT_READY"])],
};

impl DaprClient {
    /// Checks whether the sidecar's outbound API is ready, independently of the application.
    ///
    /// The outbound API is ready when the components are loaded and the servers listen. This
    /// does not depend on the application.
    ///
    /// Dapr's operation `HealthzOutbound` (stable): `/v1.0/healthz/outbound`, GET.
    ///
    /// # Errors
    ///
    /// - 500 `ERR_OUTBOUND_HEALTH_NOT_READY`: Components or servers are still starting.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.check_outbound_health().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn check_outbound_health(&self) -> CheckOutboundHealthCall {
        let call = self.client.call(&OPERATION, decode);
        CheckOutboundHealthCall { call }
    }
}

dapr_client_runtime::call! {
    /// A call of [`check_outbound_health`](DaprClient::check_outbound_health), sent when it is awaited.
    pub struct CheckOutboundHealthCall -> ();
}

pub(crate) fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
