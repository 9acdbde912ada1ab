//! Checks responses against the step and the description.

use serde_json::Value;

use crate::description::{Operation, Parameter, Response};
use crate::http::HttpResponse;
use crate::matching::{Saved, compare, fill, fill_json};
use crate::scenario::Step;

/// Headers that any response may have: connection, trace and plain text.
const USUAL: [&str; 9] = [
    "baggage",
    "connection",
    "content-length",
    "content-type",
    "date",
    "traceparent",
    "tracestate",
    "transfer-encoding",
    "x-content-type-options",
];

/// Checks a response against the description of its operation. Returns the error code, if any.
pub(crate) fn described(
    operation: &Operation,
    received: &HttpResponse,
) -> Result<Option<String>, String> {
    let (_, response) = operation.response(received.status).ok_or_else(|| {
        format!(
            "status {} is not in the description; the response is {}",
            received.status,
            short(received)
        )
    })?;
    if response.passthrough {
        return Ok(None);
    }
    headers(response, received)?;
    let media_type = received.header("content-type").unwrap_or_default();
    if operation.method == "HEAD" {
        return Ok(None);
    }
    match response.body.as_ref().map(|body| body.media_type.as_str()) {
        None if !received.body.is_empty() => Err(format!(
            "the description has no body for this response: {}",
            short(received)
        )),
        None => Ok(None),
        // The description has the response with a code; a plain-text response may replace it (see
        // spec/README.md).
        Some("application/json")
            if media_type.starts_with("text/plain") && !response.errors.is_empty() =>
        {
            Ok(None)
        }
        Some(expected) if expected != "*/*" && !media_type.starts_with(expected) => Err(format!(
            "the content type is {media_type:?}, but {expected} in the description"
        )),
        Some("application/json") => json(response, received),
        Some(_) => Ok(None),
    }
}

/// Checks that each header is described, and that required ones are present.
fn headers(response: &Response, received: &HttpResponse) -> Result<(), String> {
    for (name, value) in &received.headers {
        let own = response
            .headers
            .iter()
            .filter(|it| it.is_named(name))
            .map(|it| it.check(value));
        let all: Vec<_> = own.collect();
        if all.is_empty() && !USUAL.iter().any(|usual| name.eq_ignore_ascii_case(usual)) {
            return Err(format!(
                "the header {name}: {value} is not in the description"
            ));
        }
        for result in all {
            result.map_err(|why| {
                format!("the header {name}: {value} does not match the description: {why}")
            })?;
        }
    }
    let missing = |it: &&Parameter| {
        let mut there = received.headers.iter();
        it.required && !there.any(|(name, _)| it.is_named(name))
    };
    match response.headers.iter().find(missing) {
        Some(missing) => Err(format!("the header {} is missing", missing.name)),
        None => Ok(()),
    }
}

/// Checks JSON against its schema. Returns the error code, if any.
fn json(response: &Response, received: &HttpResponse) -> Result<Option<String>, String> {
    let Some(schema) = response.body.as_ref().and_then(|body| body.schema.as_ref()) else {
        return Ok(None);
    };
    let value: Value = serde_json::from_slice(&received.body)
        .map_err(|error| format!("the body is not JSON ({error}): {}", short(received)))?;
    schema.check(&value).map_err(|why| {
        format!("the body does not match the description: {why}; the body is {value}")
    })?;
    let code = value
        .get("errorCode")
        .and_then(Value::as_str)
        .filter(|_| received.status >= 400);
    match code {
        // Where the description lists no codes, a component chooses one.
        Some(code)
            if !response.errors.is_empty()
                && !response.errors.iter().any(|known| known == code) =>
        {
            Err(format!(
                "the code {code} is not in the description for status {}: {value}",
                received.status
            ))
        }
        code => Ok(code.map(str::to_owned)),
    }
}

/// Checks a response against a step.
pub(crate) fn expected(step: &Step, received: &HttpResponse, saved: &Saved) -> Result<(), String> {
    if let Some(status) = step.status.filter(|status| *status != received.status) {
        return Err(format!(
            "expected status {status}, found {}: {}",
            received.status,
            short(received)
        ));
    }
    let value = || {
        serde_json::from_slice::<Value>(&received.body)
            .map_err(|error| format!("the body is not JSON ({error}): {}", short(received)))
    };
    if let Some(code) = &step.code {
        let found = value()?;
        if found.get("errorCode").and_then(Value::as_str) != Some(code) {
            return Err(format!("expected the code {code}, found {found}"));
        }
    }
    if let Some(plain) = &step.plain {
        let media_type = received.header("content-type").unwrap_or_default();
        if !media_type.starts_with("text/plain") || !received.text().contains(plain.as_str()) {
            return Err(format!(
                "expected a plain text that contains {plain:?}, found {media_type:?}: {}",
                short(received)
            ));
        }
    }
    if let Some(content) = &step.content {
        let content = fill(content, saved);
        if received.body != content.as_bytes() {
            return Err(format!(
                "expected the body {content:?}, found {}",
                short(received)
            ));
        }
    }
    if let Some(expected) = &step.json {
        compare(&fill_json(expected, saved), &value()?, false, "the body")?;
    }
    if let Some(expected) = &step.partial {
        compare(&fill_json(expected, saved), &value()?, true, "the body")?;
    }
    for (name, expected) in &step.response_headers {
        let expected = fill_json(expected, saved);
        match received.header(name) {
            Some(found) => compare(
                &expected,
                &Value::String(found.to_owned()),
                false,
                &format!("the header {name}"),
            )?,
            None if expected == "$absent" => {}
            None => return Err(format!("the header {name} is missing")),
        }
    }
    Ok(())
}

/// Stores the values that a step keeps from a response.
pub(crate) fn save(step: &Step, received: &HttpResponse, saved: &mut Saved) -> Result<(), String> {
    for (name, source) in &step.save {
        let value = match source.split_once(' ') {
            Some(("header", header)) => received
                .header(header)
                .map(|value| value.as_bytes().to_vec()),
            _ if source == "body" => Some(received.body.clone()),
            _ => serde_json::from_slice::<Value>(&received.body)
                .ok()
                .and_then(|body| body.pointer(source).cloned())
                .map(|value| match value {
                    Value::String(text) => text.into_bytes(),
                    other => other.to_string().into_bytes(),
                }),
        };
        let value =
            value.ok_or_else(|| format!("there is no {source} to save: {}", short(received)))?;
        saved.insert(name.clone(), value);
    }
    Ok(())
}

/// Checks that an alternative path leads to the same operation.
pub(crate) fn same(own: &HttpResponse, other: &HttpResponse) -> Result<(), String> {
    let code = |received: &HttpResponse| {
        let body: Option<Value> = serde_json::from_slice(&received.body).ok();
        body.and_then(|body| body.get("errorCode").cloned())
    };
    match own.status == other.status && (other.body.is_empty() || code(own) == code(other)) {
        true => Ok(()),
        false => Err(format!(
            "{} {}, but the operation itself {} {}",
            other.status,
            other.text(),
            own.status,
            own.text()
        )),
    }
}

/// The start of a body, for messages.
fn short(received: &HttpResponse) -> String {
    received.text().chars().take(300).collect()
}
