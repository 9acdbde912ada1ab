//! `GET /v1.0/metadata`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Operation, Response, ResponseBody};

use super::Metadata;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "get_metadata",
    method: "GET",
    path: "/v1.0/metadata",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_MALFORMED_REQUEST", "ERR_BODY_READ"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
    ],
};

impl DaprClient {
    /// Returns the metadata of the sidecar.
    ///
    /// Empty fields are omitted. The order of lists is not defined.
    ///
    /// Dapr's operation `GetMetadata` (stable): `/v1.0/metadata`, GET.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not a JSON object.
    /// - 400 `ERR_BODY_READ`: The request has a body that exceeds the sidecar's size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr.get_metadata().await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_metadata(&self) -> GetMetadataCall {
        let call = self.client.call(&OPERATION, decode);
        GetMetadataCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`get_metadata`](DaprClient::get_metadata), sent when it is awaited.
    pub struct GetMetadataCall -> Metadata;
}

fn decode(response: Response) -> Result<Metadata, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
