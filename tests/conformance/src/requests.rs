//! Builds the request of a step.

use serde_json::Value;

use crate::description::Operation;
use crate::http::{Request, encode};
use crate::matching::{Saved, fill, fill_json};
use crate::scenario::{Scenario, Step};

/// Builds the request of a step. Fails if the step is invalid.
pub(crate) fn build(
    operation: &Operation,
    base: &str,
    scenario: &Scenario,
    step: &Step,
    saved: &Saved,
) -> Result<Request, String> {
    let path = match &step.path {
        Some(path) => fill(path, saved),
        None => path(operation, scenario, step, saved)?,
    };
    let query = step.query.iter();
    let query = query.map(|(name, value)| (name.clone(), fill(value, saved)));
    let mut headers: Vec<_> = step
        .headers
        .iter()
        .map(|(name, value)| (name.clone(), fill(value, saved)))
        .collect();
    let body = body(step, saved)?;
    let typed = headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    if step.body.is_some() && !typed {
        headers.push(("content-type".to_owned(), "application/json".to_owned()));
    }
    Ok(Request {
        method: step
            .method
            .clone()
            .unwrap_or_else(|| operation.method.clone()),
        url: format!("{base}{path}"),
        query: query.collect(),
        headers,
        body,
    })
}

/// Builds the request of an operation from the examples of the description, with the headers of the step.
pub(crate) fn example(operation: &Operation, base: &str, step: &Step) -> Result<Request, String> {
    let mut path = operation.path.clone();
    let mut query = Vec::new();
    let mut headers: Vec<_> = step
        .headers
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    for parameter in &operation.parameters {
        let name = &parameter.name;
        let example = match &parameter.example {
            Some(Value::String(text)) => text.clone(),
            None => continue,
            Some(other) => other.to_string(),
        };
        match parameter.place.as_str() {
            "path" => path = path.replace(&format!("{{{name}}}"), &encode(&example)),
            "query" if parameter.required => query.push((name.clone(), example)),
            "header" if parameter.required => headers.push((name.clone(), example)),
            _ => {}
        }
    }
    if path.contains('{') {
        return Err(format!("{path}: a parameter has no example"));
    }
    let method = operation.method.clone();
    let bodiless = matches!(
        method.as_str(),
        "GET" | "HEAD" | "DELETE" | "TRACE" | "OPTIONS"
    );
    let body = operation
        .body
        .as_ref()
        .and_then(|body| body.example.as_ref())
        .filter(|_| !bodiless)
        .map(|body| body.to_string().into_bytes());
    if body.is_some() {
        headers.push(("content-type".to_owned(), "application/json".to_owned()));
    }
    Ok(Request {
        method,
        url: format!("{base}{path}"),
        query,
        headers,
        body,
    })
}

fn path(
    operation: &Operation,
    scenario: &Scenario,
    step: &Step,
    saved: &Saved,
) -> Result<String, String> {
    let mut path = String::new();
    for segment in operation.path.split('/').skip(1) {
        let name = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        path.push('/');
        match name {
            None => path.push_str(segment),
            Some(name) => {
                let value = step
                    .parameters
                    .get(name)
                    .or_else(|| scenario.parameters.get(name));
                let value = value.ok_or_else(|| format!("the step has no parameter {name}"))?;
                let value = fill(value, saved);
                let slashes = operation
                    .parameters
                    .iter()
                    .any(|it| it.name == name && it.slashes);
                let parts: Vec<_> = match slashes {
                    true => value.split('/').map(encode).collect(),
                    false => vec![encode(&value)],
                };
                path.push_str(&parts.join("/"));
            }
        }
    }
    if let Some(version) = &step.version {
        let rest = path.splitn(3, '/').nth(2).unwrap_or_default();
        path = format!("/{version}/{rest}");
    }
    Ok(path)
}

fn body(step: &Step, saved: &Saved) -> Result<Option<Vec<u8>>, String> {
    if let Some(body) = &step.body {
        let mut saved = saved.clone();
        if let Some(count) = step.filler {
            saved.insert("filler".to_owned(), vec![b'x'; count]);
        }
        return Ok(Some(fill_json(body, &saved).to_string().into_bytes()));
    }
    let text = step
        .text
        .as_ref()
        .map(|text| fill(text, saved).into_bytes());
    if let (Some(text), None) = (&text, &step.bytes) {
        return Ok(Some(text.clone()));
    }
    if let Some(count) = step.filler {
        // Valid JSON, so that only its length can be an error.
        return Ok(Some(format!("\"{}\"", "x".repeat(count)).into_bytes()));
    }
    match &step.bytes {
        None => Ok(None),
        Some(name) => {
            let bytes = saved.get(name);
            let bytes = bytes.ok_or_else(|| format!("no value was saved as {name}"))?;
            Ok(Some([bytes.clone(), text.unwrap_or_default()].concat()))
        }
    }
}
