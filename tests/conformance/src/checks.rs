//! Checks responses against the step and the description.

use serde_json::Value;

use crate::description::{Operation, Parameter, Response};
use crate::http::Answer;
use crate::matching::{Kept, compare, fill, fill_json};
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
pub(crate) fn described(operation: &Operation, answer: &Answer) -> Result<Option<String>, String> {
    let (_, response) = operation.response(answer.status).ok_or_else(|| {
        format!(
            "status {} is not in the description; the answer is {}",
            answer.status,
            short(answer)
        )
    })?;
    if response.passthrough {
        return Ok(None);
    }
    headers(response, answer)?;
    let media_type = answer.header("content-type").unwrap_or_default();
    if operation.method == "HEAD" {
        return Ok(None);
    }
    match response.body.as_ref().map(|body| body.media_type.as_str()) {
        None if !answer.body.is_empty() => Err(format!(
            "a body is not in the description: {}",
            short(answer)
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
            "the content type is {media_type:?}, and {expected} in the description"
        )),
        Some("application/json") => json(response, answer),
        Some(_) => Ok(None),
    }
}

/// Checks that each header is described, and that required ones are present.
fn headers(response: &Response, answer: &Answer) -> Result<(), String> {
    for (name, value) in &answer.headers {
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
            result
                .map_err(|why| format!("the header {name}: {value} is not as described: {why}"))?;
        }
    }
    let missing = |it: &&Parameter| {
        let mut there = answer.headers.iter();
        it.required && !there.any(|(name, _)| it.is_named(name))
    };
    match response.headers.iter().find(missing) {
        Some(missing) => Err(format!("the header {} is missing", missing.name)),
        None => Ok(()),
    }
}

/// Checks JSON against its schema. Returns the error code, if any.
fn json(response: &Response, answer: &Answer) -> Result<Option<String>, String> {
    let Some(schema) = response.body.as_ref().and_then(|body| body.schema.as_ref()) else {
        return Ok(None);
    };
    let value: Value = serde_json::from_slice(&answer.body)
        .map_err(|error| format!("the body is no JSON ({error}): {}", short(answer)))?;
    schema
        .check(&value)
        .map_err(|why| format!("the body is not as described: {why}; it is {value}"))?;
    let code = value
        .get("errorCode")
        .and_then(Value::as_str)
        .filter(|_| answer.status >= 400);
    match code {
        // Where the description lists no codes, a component chooses one.
        Some(code)
            if !response.errors.is_empty()
                && !response.errors.iter().any(|known| known == code) =>
        {
            Err(format!(
                "the code {code} is not in the description for status {}: {value}",
                answer.status
            ))
        }
        code => Ok(code.map(str::to_owned)),
    }
}

/// Checks a response against a step.
pub(crate) fn expected(step: &Step, answer: &Answer, kept: &Kept) -> Result<(), String> {
    if let Some(status) = step.status.filter(|status| *status != answer.status) {
        return Err(format!(
            "expected status {status}, found {}: {}",
            answer.status,
            short(answer)
        ));
    }
    let value = || {
        serde_json::from_slice::<Value>(&answer.body)
            .map_err(|error| format!("the body is no JSON ({error}): {}", short(answer)))
    };
    if let Some(code) = &step.code {
        let found = value()?;
        if found.get("errorCode").and_then(Value::as_str) != Some(code) {
            return Err(format!("expected the code {code}, found {found}"));
        }
    }
    if let Some(plain) = &step.plain {
        let media_type = answer.header("content-type").unwrap_or_default();
        if !media_type.starts_with("text/plain") || !answer.text().contains(plain.as_str()) {
            return Err(format!(
                "expected a text with {plain:?}, found {media_type:?}: {}",
                short(answer)
            ));
        }
    }
    if let Some(content) = &step.content {
        let content = fill(content, kept);
        if answer.body != content.as_bytes() {
            return Err(format!(
                "expected the body {content:?}, found {}",
                short(answer)
            ));
        }
    }
    if let Some(expected) = &step.json {
        compare(&fill_json(expected, kept), &value()?, false, "the body")?;
    }
    if let Some(expected) = &step.partial {
        compare(&fill_json(expected, kept), &value()?, true, "the body")?;
    }
    for (name, expected) in &step.answer_headers {
        let expected = fill_json(expected, kept);
        match answer.header(name) {
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
pub(crate) fn keep(step: &Step, answer: &Answer, kept: &mut Kept) -> Result<(), String> {
    for (name, source) in &step.keep {
        let value = match source.split_once(' ') {
            Some(("header", header)) => {
                answer.header(header).map(|value| value.as_bytes().to_vec())
            }
            _ if source == "body" => Some(answer.body.clone()),
            _ => serde_json::from_slice::<Value>(&answer.body)
                .ok()
                .and_then(|body| body.pointer(source).cloned())
                .map(|value| match value {
                    Value::String(text) => text.into_bytes(),
                    other => other.to_string().into_bytes(),
                }),
        };
        let value =
            value.ok_or_else(|| format!("there is no {source} to keep: {}", short(answer)))?;
        kept.insert(name.clone(), value);
    }
    Ok(())
}

/// Checks that an alternative path leads to the same operation.
pub(crate) fn same(own: &Answer, other: &Answer) -> Result<(), String> {
    let code = |answer: &Answer| {
        let body: Option<Value> = serde_json::from_slice(&answer.body).ok();
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
fn short(answer: &Answer) -> String {
    answer.text().chars().take(300).collect()
}
