//! Tests of the wire: what the example of an operation sends, and what its answers become.
//!
//! What is expected comes from the example alone, not from the code that is made of it.

use serde_json::Value as Json;

use super::Lowering;
use super::answers::Answers;
use super::names;
use crate::description::{
    Location, Operation, OrReference, OtherMethods, Parameter, Response, Shape, Status,
};
use crate::model::{Imports, Outcome, Wire, WireAnswer, WireBody};

impl<'a> Lowering<'a> {
    pub(super) fn wire(&mut self, operation: &'a Operation, answers: &Answers) -> Wire {
        let mut imports = Imports::default();
        let call = self.example_call(operation, &mut imports);
        imports.add(
            &format!("dapr_client::{}", self.module),
            &answers.call_name(operation),
        );
        if let Outcome::Enum(choice) = &answers.outcome {
            imports.add(&format!("dapr_client::{}", self.module), &choice.name);
        }
        let parameters = self.example_parameters(operation);
        let method = match operation.other_methods {
            OtherMethods::Any => "PUT".to_owned(),
            OtherMethods::Listed(_) => operation.method.value.to_uppercase(),
        };
        Wire {
            call: call.statement("", ""),
            call_type: answers.call_name(operation),
            method,
            target: target(operation, &parameters),
            headers: headers(&parameters),
            body: self.wire_body(operation),
            answers: self.wire_answers(operation, answers),
            server_module: self.module.clone(),
            server_names: Vec::new(),
            served: Vec::new(),
            imports,
        }
    }

    /// The parameters that the example gives, those that must be given first.
    pub(super) fn example_parameters(&self, operation: &'a Operation) -> Vec<&'a Parameter> {
        let mut required = Vec::new();
        let mut optional = Vec::new();
        for parameter in &operation.parameters {
            let here = match parameter {
                OrReference::Here(_) => true,
                OrReference::Reference(reference) => self.module_of(reference.file) == self.module,
            };
            let Some(parameter) = self.description.resolve(parameter) else {
                continue;
            };
            if parameter.required {
                required.push(parameter);
            } else if here && parameter.example.is_some() {
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

    fn wire_answers(&self, operation: &'a Operation, answers: &Answers) -> Vec<WireAnswer> {
        let mut wire = Vec::new();
        for (status, response) in &operation.responses {
            let Some(response) = self.description.resolve(response) else {
                continue;
            };
            match status.value {
                Status::Code(status @ 100..=399) => {
                    wire.push(self.success(status, response, answers));
                }
                Status::Code(status) if response.errors.is_empty() => wire.push(text_error(status)),
                Status::Code(status) => {
                    wire.extend(
                        response
                            .errors
                            .iter()
                            .map(|case| coded_error(status, &case.code.value)),
                    );
                }
                Status::Default if response.passthrough.is_some() => {
                    wire.extend([200, 302, 404, 500].map(passed_on));
                }
                Status::Default => {
                    wire.extend(
                        response
                            .errors
                            .iter()
                            .map(|case| coded_error(507, &case.code.value)),
                    );
                }
            }
        }
        wire
    }

    fn success(&self, status: u16, response: &'a Response, answers: &Answers) -> WireAnswer {
        let mut headers = Vec::new();
        for (name, header) in &response.headers {
            let Some(header) = self.description.resolve(header) else {
                continue;
            };
            let example = header.example.as_ref().or(header.schema.example.as_ref());
            if let (Some(example), None) = (example, &header.prefix) {
                headers.push((name.value.clone(), text(example)));
            }
        }
        let content = response.content.as_ref();
        let body = match content.and_then(|content| content.example.as_ref()) {
            Some(example) => example.value.to_string(),
            None if content.is_some() => "\"anything\"".to_owned(),
            None => String::new(),
        };
        let media_type = content.map(|content| content.media_type.value.clone());
        headers.extend(media_type.map(|media_type| ("content-type".to_owned(), media_type)));
        let check = match (&answers.outcome, &response.outcome) {
            (Outcome::Enum(choice), Some(outcome)) => {
                let variant = choice
                    .variants
                    .iter()
                    .find(|variant| variant.name == outcome.value);
                let held = variant.is_some_and(|variant| variant.rust_type.is_some());
                let held = if held { "(_)" } else { "" };
                format!(
                    "matches!(result, Ok({}::{}{held}))",
                    choice.name, outcome.value
                )
            }
            _ => "result.is_ok()".to_owned(),
        };
        WireAnswer {
            name: format!("answer_{status}"),
            status,
            headers,
            body: literal(&body),
            check: Some(check),
            code: None,
            written: None,
        }
    }
}

impl Answers {
    fn call_name(&self, operation: &Operation) -> String {
        format!("{}Call", names::camel(&operation.id.value))
    }
}

fn coded_error(status: u16, code: &str) -> WireAnswer {
    WireAnswer {
        name: format!("answer_{status}_{}", code.to_lowercase()),
        status,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: literal(&format!(
            "{{\"errorCode\":{code:?},\"message\":\"a message\"}}"
        )),
        check: None,
        code: Some(code.to_owned()),
        written: None,
    }
}

fn text_error(status: u16) -> WireAnswer {
    WireAnswer {
        name: format!("answer_{status}"),
        status,
        headers: vec![(
            "content-type".to_owned(),
            "text/plain; charset=utf-8".to_owned(),
        )],
        body: literal("invalid api token\n"),
        check: None,
        code: None,
        written: None,
    }
}

fn passed_on(status: u16) -> WireAnswer {
    WireAnswer {
        name: format!("passes_on_{status}"),
        status,
        headers: vec![("content-type".to_owned(), "text/plain".to_owned())],
        body: literal("from elsewhere"),
        check: Some("result.is_ok()".to_owned()),
        code: None,
        written: None,
    }
}

/// The path with the examples of its parameters, and the query.
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

/// Names and values that one parameter becomes.
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

/// Every byte percent-encoded that is not plain everywhere.
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

/// A text as a literal of Rust, raw where that reads better.
pub(super) fn literal(text: &str) -> String {
    match text.contains('"') && !text.contains("\"#") && !text.contains('\n') {
        true => format!("r#\"{text}\"#"),
        false => format!("{text:?}"),
    }
}
