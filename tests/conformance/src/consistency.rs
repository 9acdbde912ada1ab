//! Errors of the description itself, without a sidecar.

use serde_json::Value;

use crate::declared::Declared;
use crate::description::{Body, Description, Operation, Parameter};
use crate::exceptions::Exceptions;

/// Missing or invalid examples, and exceptions for undeclared elements.
pub(crate) fn check(
    description: &Description,
    declared: &Declared,
    exceptions: &Exceptions,
) -> Vec<String> {
    let operations = description.own().chain(&description.callbacks);
    let mut problems: Vec<_> = operations
        .flat_map(|(id, operation)| operation_problems(id, operation))
        .collect();
    problems.extend(exceptions.unknown(declared).map(|(name, because)| {
        format!("exceptions.yaml: the description has no `{name}` (\"{because}\")")
    }));
    problems
}

fn operation_problems(id: &str, operation: &Operation) -> Vec<String> {
    let mut problems = Vec::new();
    for it in &operation.parameters {
        problems.extend(parameter(
            &format!("{id}: the {} parameter {}", it.place, it.name),
            it,
        ));
    }
    if let Some(it) = &operation.body {
        problems.extend(body(&format!("{id}: the body"), it));
    }
    for (status, response) in &operation.responses {
        let of = format!("{id}: the response {status}");
        for it in &response.headers {
            problems.extend(parameter(&format!("{of}: the header {}", it.name), it));
        }
        // Errors with codes, and responses chosen by a component, need no example.
        let needs_example = response.errors.is_empty() && status != "default";
        if let Some(it) = response.body.as_ref().filter(|_| needs_example) {
            problems.extend(body(&of, it));
        }
    }
    problems
}

fn parameter(of: &str, it: &Parameter) -> Option<String> {
    match &it.example {
        _ if it.place == "path" && !it.required => Some(format!(
            "{of} is optional, but a path parameter must be required"
        )),
        None if !it.required => None,
        None => Some(format!("{of} has no example")),
        Some(example) => it
            .schema
            .check(example)
            .err()
            .map(|why| format!("{of} has an example that does not match its schema: {why}")),
    }
}

fn body(of: &str, it: &Body) -> Option<String> {
    let example: Option<&Value> = it.example.as_ref();
    match (example, &it.schema) {
        // Encrypted data has no text form.
        (None, None) if it.media_type == "application/octet-stream" => None,
        (None, _) => Some(format!("{of} has no example")),
        (Some(example), Some(schema)) => schema
            .check(example)
            .err()
            .map(|why| format!("{of} has an example that does not match its schema: {why}")),
        (Some(_), None) => None,
    }
}
