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
    /// Adds an entry to what the sidecar tells, or changes one.
    ///
    /// The entry is among the extended ones from then on, until the sidecar stops. There is no
    /// way to take one away; an empty text stays as an entry.
    ///
    /// Dapr's operation `PutMetadata` (stable): `/v1.0/metadata/{key}`, PUT.
    ///
    /// # Errors
    ///
    /// - Not sent: `key` is `daprRuntimeVersion`: daprd keeps its own value.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    ///   allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
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
