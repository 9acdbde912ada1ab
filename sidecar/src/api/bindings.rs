//! The bindings API.

use std::collections::BTreeMap;

use dapr_client::Bytes;
use dapr_client::bindings::{InvokeBinding, InvokeBindingReturned};
use dapr_client::server::ErrorResponse;
use dapr_client::server::bindings::InvokeBindingReturnedParts;
use dapr_client::server::bindings::{BindingsApi, InvokeBindingError, InvokeBindingRequest};

use super::body;
use crate::bindings::{BindingError, Invocation};
use crate::core::Core;
use crate::go::read::{Reader, TypeError, is_field};
use crate::json::Value;
use crate::resiliency::ComponentClass;

impl BindingsApi for Core {
    async fn invoke_binding(
        &self,
        request: InvokeBindingRequest,
    ) -> Result<InvokeBinding, InvokeBindingError> {
        let malformed = |error: String| {
            let message = format!("failed deserializing HTTP body: {error}");
            InvokeBindingError::MalformedRequest(message.into())
        };
        let document = body::decode(request.body.into_body())
            .await
            .map_err(malformed)?;
        let mut invocation = read(&document).map_err(|error| malformed(error.to_string()))?;
        let passed = [
            ("traceparent", request.traceparent),
            ("tracestate", request.tracestate),
            ("baggage", request.baggage),
        ];
        for (name, value) in passed {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                invocation.metadata.insert(name.to_owned(), value);
            }
        }
        let outcome = self.invoke_output(&request.name, &invocation).await;
        let outcome = outcome.map_err(|error| failed(&request.name, error))?;
        Ok(outcome.map_or(InvokeBinding::Empty, |outcome| {
            InvokeBinding::Returned(InvokeBindingReturned::from(InvokeBindingReturnedParts {
                metadata: outcome.metadata,
                body: Bytes::from(outcome.data).into(),
            }))
        }))
    }
}

impl Core {
    async fn invoke_output(
        &self,
        name: &str,
        invocation: &Invocation,
    ) -> Result<Option<crate::bindings::Outcome>, BindingError> {
        if invocation.operation.is_empty() {
            return Err(BindingError::from(
                "operation field is missing from request".to_owned(),
            ));
        }
        match self.stores.outputs.get(name) {
            Some(binding) => {
                binding.check(&invocation.operation)?;
                let policy = self.resiliency.outbound(name, ComponentClass::Binding);
                let invoke = || binding.invoke(invocation);
                let to_error = |text: &str| BindingError::from(text.to_owned());
                policy.apply(invoke, to_error).await
            }
            None => Err(BindingError::from(format!(
                "couldn't find output binding {name}"
            ))),
        }
    }
}

fn failed(name: &str, reason: BindingError) -> InvokeBindingError {
    let message = format!("error invoking output binding {name}: {}", reason.text);
    let error = reason
        .metadata
        .into_iter()
        .fold(ErrorResponse::new(message), |error, (key, value)| {
            error.header(format!("metadata.{key}"), value)
        });
    InvokeBindingError::InvokeOutputBinding(error)
}

fn read(document: &Value) -> Result<Invocation, TypeError> {
    const HOLDER: &str = "OutputBindingRequest";
    let mut reader = Reader::new();
    let (mut operation, mut data) = (String::new(), Value::Null);
    let mut metadata: Option<BTreeMap<String, String>> = None;
    let members = reader.object(document, "http.OutputBindingRequest");
    for (name, value) in members.unwrap_or_default() {
        if is_field(name, "metadata") {
            reader.field(HOLDER, "metadata", |reader| {
                reader.map(value, &mut metadata)
            });
        } else if is_field(name, "data") {
            data = reader.field(HOLDER, "data", |reader| reader.any(value));
        } else if is_field(name, "operation") {
            let text = reader.field(HOLDER, "operation", |reader| reader.text(value));
            operation = text.unwrap_or(operation);
        }
    }
    reader.finish().map(|()| Invocation {
        operation,
        data: data.to_go_string(),
        metadata: metadata.unwrap_or_default(),
    })
}
