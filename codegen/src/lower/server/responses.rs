//! Successes, as a sidecar writes them.

use super::super::responses::Responses;
use super::super::usage::with_status;
use super::super::{Lowering, names};
use super::RUNTIME;
use crate::description::{Header, Operation, Response, Shape};
use crate::model::{Imports, Outcome, ServedResponse};

impl<'a> Lowering<'a> {
    /// Returns the type of a success and its imports. The type is the client's, unless the
    /// operation passes on a response.
    pub(super) fn served_output(&self, responses: &Responses) -> (String, Imports) {
        let mut imports = Imports::default();
        if responses.arms.is_empty() {
            imports.add(RUNTIME, "RawResponse");
            return ("RawResponse".to_owned(), imports);
        }
        let module_path = format!("crate::{}", self.module);
        if !matches!(responses.outcome, Outcome::Plain) {
            imports.add(&module_path, &responses.output);
        }
        for (path, names) in &responses.imports.0 {
            let path = if path == "super" { &module_path } else { path };
            let used_names = names
                .iter()
                .filter(|name| mentions(&responses.output, name));
            used_names.for_each(|name| imports.add(path, name));
        }
        (responses.output.clone(), imports)
    }

    pub(super) fn served_responses(
        &mut self,
        operation: &'a Operation,
        responses: &Responses,
    ) -> Vec<ServedResponse> {
        if responses.arms.is_empty() {
            return vec![ServedResponse {
                pattern: "response".to_owned(),
                value: "response".to_owned(),
            }];
        }
        let mut served = Vec::new();
        for (status, response) in with_status(self.description, &operation.responses) {
            let (pattern, body) = pattern(response, &responses.outcome);
            let mut value = format!("RawResponse::new({status})");
            for step in self.steps(response, body) {
                value.push_str(&step);
            }
            served.push(ServedResponse { pattern, value });
        }
        served
    }

    /// Returns the steps that write the headers and the body. Headers with a prefix come last.
    fn steps(&mut self, response: &'a Response, body: &str) -> Vec<String> {
        let mut header_steps = Vec::new();
        let mut entries = Vec::new();
        for (name, header) in &response.headers {
            let Some(header) = self.description.resolve(header) else {
                continue;
            };
            let source = header.rename.as_ref().unwrap_or(name);
            let field = format!("found.{}", names::snake(&source.value));
            match header {
                Header {
                    prefix: Some(prefix),
                    ..
                } => entries.push(format!(".header_entries({:?}, &{field})", prefix.value)),
                Header { required: true, .. } => {
                    header_steps.push(format!(
                        ".optional_header({:?}, Some(&{field}))",
                        name.value
                    ));
                }
                _ => header_steps.push(format!(
                    ".optional_header({:?}, {field}.as_ref())",
                    name.value
                )),
            }
        }
        header_steps.extend(entries);
        header_steps.extend(content(response, body));
        header_steps
    }
}

/// Returns the pattern that destructures a success, and the expression of its body.
fn pattern(response: &Response, outcome: &Outcome) -> (String, &'static str) {
    let body = match response.headers.is_empty() {
        true => "found",
        false => "found.body",
    };
    let body_holds = response.content.is_some() && !is_empty_object(response);
    let holds = !response.headers.is_empty() || body_holds;
    let pattern = match outcome {
        Outcome::Plain if holds => "found".to_owned(),
        Outcome::Plain => "()".to_owned(),
        Outcome::Struct(_) => "found".to_owned(),
        Outcome::Enum(choice) => {
            let variant = response.outcome.as_ref().map(|name| name.value.as_str());
            let variant = format!("{}::{}", choice.name, variant.unwrap_or_default());
            match holds {
                true => format!("{variant}(found)"),
                false => variant,
            }
        }
    };
    (pattern, body)
}

/// Returns the step that writes the body.
fn content(response: &Response, body: &str) -> Option<String> {
    let content = response.content.as_ref()?;
    let media_type = &content.media_type.value;
    let json = matches!(&content.schema, Some(schema) if !matches!(schema.shape, Shape::Any));
    Some(if is_empty_object(response) {
        format!(".payload({media_type:?}, \"{{}}\".into())")
    } else if response.streamed {
        format!(".stream({media_type:?}, {body})")
    } else if json && media_type == "application/json" {
        match response.protobuf_json {
            true => format!(".protobuf_json(&{body})"),
            false => format!(".json(&{body})"),
        }
    } else {
        format!(".payload({media_type:?}, {body})")
    })
}

/// Reports whether the body is always `{}`.
fn is_empty_object(response: &Response) -> bool {
    let schema = response
        .content
        .as_ref()
        .and_then(|content| content.schema.as_ref());
    schema.is_some_and(|schema| matches!(schema.shape, Shape::Nothing))
}

/// Reports whether a type contains the named type.
fn mentions(rust_type: &str, name: &str) -> bool {
    let mut words = rust_type.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.any(|word| word == name)
}
