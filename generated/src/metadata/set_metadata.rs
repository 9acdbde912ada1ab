//! `PUT /v1.0/metadata/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Body, Error, Operation, Refusal, Response, ResponseBody};

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "set_metadata",
    method: "PUT",
    path: "/v1.0/metadata/{key}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_BODY_READ"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
    ],
};

const REFUSED_KEY: &[Refusal] = &[Refusal::equal(
    "daprRuntimeVersion",
    "daprd keeps its own value",
)];

impl DaprClient {
    /// Sets a custom attribute in the sidecar's metadata.
    ///
    /// The attribute is part of `extended` until the sidecar stops. It cannot be removed: an
    /// empty value is kept as an attribute.
    ///
    /// Dapr's operation `PutMetadata` (stable): `/v1.0/metadata/{key}`, PUT.
    ///
    /// # Errors
    ///
    /// - Not sent: `key` is `daprRuntimeVersion`: daprd keeps its own value.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.set_metadata("squadron", "some bytes").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn set_metadata(&self, key: impl AsRef<str>, body: impl Into<Body>) -> SetMetadataCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("key", key.as_ref(), REFUSED_KEY);
        call.path(key.as_ref());
        call.body(body);
        SetMetadataCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`set_metadata`](DaprClient::set_metadata), sent when it is awaited.
    pub struct SetMetadataCall -> ();
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
