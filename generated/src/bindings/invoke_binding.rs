//! `POST /v1.0/bindings/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{Error, Json, Operation, Payload, Response, ResponseBody};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "invoke_binding",
    method: "POST",
    path: "/v1.0/bindings/{name}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_MALFORMED_REQUEST"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_INVOKE_OUTPUT_BINDING"]),
    ],
};

impl DaprClient {
    /// Invokes an output binding.
    ///
    /// The response body is the unmodified response of the component. Its media type is always
    /// `application/json`, whatever it contains.
    ///
    /// Dapr's operation `InvokeBinding` (stable): `/v1.0/bindings/{name}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or it exceeds the
    ///   sidecar's size limit. If tracing is disabled, also a malformed `baggage` header.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_INVOKE_OUTPUT_BINDING`: The component failed, the operation is unknown or
    ///   missing, or the sidecar has no output binding with this name. The message contains the
    ///   reason.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::bindings::InvokeBinding;
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let outcome = dapr
    ///     .invoke_binding("holonet", "post")
    ///     .data(json!({ "text": "Help me, Obi-Wan Kenobi." }))
    ///     .metadata("path", "/messages")
    ///     .await?;
    /// match outcome {
    ///     InvokeBinding::Returned(returned) => println!("{returned:?}"),
    ///     InvokeBinding::Empty => println!("empty"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn invoke_binding(
        &self,
        name: impl AsRef<str>,
        operation: impl AsRef<str>,
    ) -> InvokeBindingCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(name.as_ref());
        call.json_object();
        call.json_field("operation", operation.as_ref());
        InvokeBindingCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`invoke_binding`](DaprClient::invoke_binding), sent when it is awaited.
    pub struct InvokeBindingCall -> InvokeBinding;
}

impl InvokeBindingCall {
    /// The data for the operation. The component receives it as JSON text: a string includes
    /// its quotes, and omitted data is `null`. daprd decodes and re-encodes it: object members
    /// are sorted, and numbers are converted to 64-bit floating point.
    pub fn data(mut self, data: impl Serialize) -> Self {
        self.call.json_field("data", &Json::new(&data));
        self
    }

    /// Metadata for the component. All values are strings. daprd adds `traceparent` and, if the
    /// request has them, `tracestate` and `baggage`.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .json_entry("metadata", key.as_ref(), value.as_ref());
        self
    }
}

/// What [`invoke_binding`](crate::DaprClient::invoke_binding) gives.
#[derive(Clone, Debug)]
pub enum InvokeBinding {
    /// The operation succeeded and returned a response, which may be empty.
    Returned(InvokeBindingReturned),
    /// The operation succeeded without a response.
    Empty,
}

impl InvokeBinding {
    /// Returns the value, or `None` for any other outcome.
    pub fn returned(self) -> Option<InvokeBindingReturned> {
        match self {
            Self::Returned(found) => Some(found),
            _ => None,
        }
    }

    /// Decodes the value as JSON. Returns `None` for any other outcome.
    ///
    /// # Errors
    ///
    /// Fails if it is not the JSON of a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        match self {
            Self::Returned(found) => found.body.json().map(Some),
            _ => Ok(None),
        }
    }
}

dapr_client_runtime::extensible_struct! {
    /// The operation succeeded and returned a response, which may be empty.
    #[derive(Clone, Debug)]
    pub struct InvokeBindingReturned (InvokeBindingReturnedParts) {
        /// Metadata of the response, one header per entry, for example `statuscode` and `status`
        /// for HTTP. Names are in lower case.
        pub metadata: BTreeMap<String, String>,
        /// The body.
        pub body: Payload,
    }
}

impl InvokeBindingReturned {
    /// Decodes the body as JSON.
    ///
    /// # Errors
    ///
    /// Fails if the body is not the JSON of a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        self.body.json()
    }

    /// Returns the body as text.
    ///
    /// # Errors
    ///
    /// Fails if the body is not UTF-8.
    pub fn text(&self) -> Result<&str, Error> {
        self.body.text()
    }
}

fn decode(response: Response) -> Result<InvokeBinding, Error> {
    match response.status() {
        200 => Ok(InvokeBinding::Returned(InvokeBindingReturned {
            metadata: response.headers_with_prefix("metadata."),
            body: response.into_payload(),
        })),
        204 => Ok(InvokeBinding::Empty),
        _ => Err(response.into_error()),
    }
}
