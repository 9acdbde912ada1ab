//! Wire tests: the request that the example of an operation sends, and the outcomes of its
//! responses.
//!
//! The expected values come only from the example, not from the generated code.

use serde_json::Value as Json;

use super::Lowering;
use super::names;
use super::responses::Responses;
use crate::description::{Location, Operation, OrReference, OtherMethods, Parameter, Shape};
use crate::model::{Imports, Outcome, Wire, WireBody};

impl<'a> Lowering<'a> {
    pub(super) fn wire(&mut self, operation: &'a Operation, responses: &Responses) -> Wire {
        let mut imports = Imports::default();
        let call = self.example_call(operation, &mut imports);
        imports.add(
            &format!("dapr_client::{}", self.module),
            &responses.call_name(operation),
        );
        if let Outcome::Enum(choice) = &responses.outcome {
            imports.add(&format!("dapr_client::{}", self.module), &choice.name);
        }
        let mut string_imports = Imports::default();
        let reported = self.diagnostics.len();
        let string_inputs = self.string_inputs(operation, &mut string_imports);
        // These values are not from the description.
        self.diagnostics.truncate(reported);
        let parameters = self.example_parameters(operation);
        let method = match operation.other_methods {
            OtherMethods::Any => "PUT".to_owned(),
            OtherMethods::Listed(_) => operation.method.value.to_uppercase(),
        };
        Wire {
            call: call.statement("", ""),
            call_type: responses.call_name(operation),
            method,
            target: target(operation, &parameters),
            headers: headers(&parameters),
            body: self.wire_body(operation),
            responses: self.wire_responses(operation, responses),
            server_module: self.module.clone(),
            server_names: Vec::new(),
            served: Vec::new(),
            imports,
            string_inputs,
            string_imports,
        }
    }

    /// Returns the parameters that the example sets. Required ones come first.
    pub(super) fn example_parameters(&self, operation: &'a Operation) -> Vec<&'a Parameter> {
        let mut required = Vec::new();
        let mut optional = Vec::new();
        for parameter in &operation.parameters {
            let is_local = match parameter {
                OrReference::Inline(_) => true,
                OrReference::Reference(reference) => self.module_of(reference.file) == self.module,
            };
            let Some(parameter) = self.description.resolve(parameter) else {
                continue;
            };
            if parameter.required {
                required.push(parameter);
            } else if is_local && parameter.example.is_some() {
                optional.push(parameter);
            }
        }
        required.extend(optional);
        required
    }

    fn wire_body(&self, operation: &Operation) -> WireBody {
        let Some(body) = &operation.body else {
            return WireBody::None;
        };
        let example = body.content.example.as_ref().map(|example| &example.value);
        match (&body.content.schema, example) {
            (Some(_), Some(example)) => WireBody::Json(literal(&example.to_string())),
            (Some(_), None) => WireBody::None,
            (None, _) if body.required => WireBody::Text(literal("some bytes")),
            (None, Some(value @ (Json::Object(_) | Json::Array(_)))) => {
                WireBody::Json(literal(&value.to_string()))
            }
            (None, Some(Json::String(text))) => WireBody::Text(literal(text)),
            (None, _) => WireBody::Text(literal("some text")),
        }
    }
}

impl Responses {
    fn call_name(&self, operation: &Operation) -> String {
        format!("{}Call", names::camel(&operation.id.value))
    }
}

/// Returns the path with the example values of its parameters, and the query.
fn target(operation: &Operation, parameters: &[&Parameter]) -> String {
    let mut target = operation.path.value.clone();
    let mut query = Vec::new();
    for parameter in parameters {
        let name = &parameter.name.value;
        let Some(example) = parameter.example.as_ref().map(|example| &example.value) else {
            continue;
        };
        match parameter.location.value {
            Location::Header => {}
            Location::Path => {
                let value = match parameter.slashes {
                    true => text(example)
                        .split('/')
                        .map(encoded)
                        .collect::<Vec<_>>()
                        .join("/"),
                    false => encoded(text(example)),
                };
                target = target.replace(&format!("{{{name}}}"), &value);
            }
            Location::Query => query.extend(pairs(parameter, example)),
        }
    }
    if query.is_empty() {
        return target;
    }
    let pairs = query
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    format!("{target}?{}", pairs.collect::<Vec<_>>().join("&"))
}

fn headers(parameters: &[&Parameter]) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    for parameter in parameters
        .iter()
        .filter(|p| p.location.value == Location::Header)
    {
        if let Some(example) = &parameter.example {
            headers.extend(pairs(parameter, &example.value));
        }
    }
    headers
}

/// Returns the names and values that one parameter is sent as.
pub(super) fn pairs(parameter: &Parameter, example: &Json) -> Vec<(String, String)> {
    let name = &parameter.name.value;
    match (example, &parameter.prefix, &parameter.schema.shape) {
        (Json::Object(entries), Some(prefix), _) => {
            let entries = entries.iter();
            entries
                .map(|(key, value)| (format!("{}{key}", prefix.value), text(value)))
                .collect()
        }
        (Json::Array(items), _, Shape::Array(_)) => items
            .iter()
            .map(|item| (name.clone(), text(item)))
            .collect(),
        _ => vec![(name.clone(), text(example))],
    }
}

pub(super) fn text(value: &Json) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Percent-encodes every byte except unreserved characters.
fn encoded(text: impl AsRef<str>) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
    let bytes = text.as_ref().bytes();
    bytes
        .map(|byte| match plain(&byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

/// Returns a text as a Rust literal. Uses a raw string if that is easier to read.
pub(super) fn literal(text: &str) -> String {
    match text.contains('"') && !text.contains("\"#") && !text.contains('\n') {
        true => format!("r#\"{text}\"#"),
        false => format!("{text:?}"),
    }
}
