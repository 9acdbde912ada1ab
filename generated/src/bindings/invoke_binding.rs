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
    /// Makes an output binding do something.
    ///
    /// What the component answers comes back as it is, labelled `application/json` whatever it
    /// is.
    ///
    /// Dapr's operation `InvokeBinding` (stable): `/v1.0/bindings/{name}`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or it is larger
    ///   than the sidecar allows. Where tracing is switched off, also a `baggage` that cannot be
    ///   read.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_INVOKE_OUTPUT_BINDING`: The component failed, or does not know the operation,
    ///   or the operation is missing; or the sidecar has no output binding of this name. The
    ///   message says which.
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
    ///     InvokeBinding::Answered(answered) => println!("{answered:?}"),
    ///     InvokeBinding::Done => println!("done"),
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
    /// The data for the operation. The component gets it as JSON text: a string has its quotes,
    /// and what is left out is `null`. daprd reads it and writes it anew: members of objects
    /// are sorted, and numbers pass through a 64-bit float.
    pub fn data(mut self, data: impl Serialize) -> Self {
        self.call.json_field("data", &Json::new(&data));
        self
    }

    /// Something that the component wants to know. All values are strings. daprd adds
    /// `traceparent` and, where the request has them, `tracestate` and `baggage`.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .json_entry("metadata", key.as_ref(), value.as_ref());
        self
    }
}

/// What [`invoke_binding`](crate::DaprClient::invoke_binding) gives.
#[derive(Clone, Debug)]
pub enum InvokeBinding {
    /// The component has done it, and it has an answer, which can be empty.
    Answered(InvokeBindingAnswered),
    /// The component has done it, and it has no answer.
    Done,
}

impl InvokeBinding {
    /// Returns the value, or `None` for any other outcome.
    pub fn answered(self) -> Option<InvokeBindingAnswered> {
        match self {
            Self::Answered(found) => Some(found),
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
            Self::Answered(found) => found.body.json().map(Some),
            _ => Ok(None),
        }
    }
}

dapr_client_runtime::extensible_struct! {
    /// The component has done it, and it has an answer, which can be empty.
    #[derive(Clone, Debug)]
    pub struct InvokeBindingAnswered (InvokeBindingAnsweredParts) {
        /// What the component says about its answer, each entry as a header of its own, for example
        /// `statuscode` and `status` for HTTP. Names come in lower case.
        pub metadata: BTreeMap<String, String>,
        /// The body.
        pub body: Payload,
    }
}

impl InvokeBindingAnswered {
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
        200 => Ok(InvokeBinding::Answered(InvokeBindingAnswered {
            metadata: response.headers_with_prefix("metadata."),
            body: response.into_payload(),
        })),
        204 => Ok(InvokeBinding::Done),
        _ => Err(response.into_error()),
    }
}
