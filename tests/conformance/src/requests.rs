//! From a step to the request that it describes.

use serde_json::Value;

use crate::description::Operation;
use crate::http::Request;
use crate::matching::{Kept, fill, fill_json};
use crate::scenario::{Scenario, Step};

/// The request of a step, or why the step makes no sense.
pub(crate) fn build(
    operation: &Operation,
    base: &str,
    scenario: &Scenario,
    step: &Step,
    kept: &Kept,
) -> Result<Request, String> {
    let path = match &step.path {
        Some(path) => fill(path, kept),
        None => path(operation, scenario, step, kept)?,
    };
    let mut url = format!("{base}{path}");
    for (index, (name, value)) in step.query.iter().enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        url.push_str(&format!("{}={}", encode(name), encode(&fill(value, kept))));
    }
    let mut headers: Vec<_> = step
        .headers
        .iter()
        .map(|(name, value)| (name.clone(), fill(value, kept)))
        .collect();
    let body = body(step, kept)?;
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
        url,
        headers,
        body,
    })
}

/// The request of an operation as the examples of the description have it.
pub(crate) fn example(operation: &Operation, base: &str) -> Result<Request, String> {
    let mut path = operation.path.clone();
    let mut url_query = String::new();
    let mut headers = Vec::new();
    for parameter in &operation.parameters {
        let name = parameter["name"].as_str().unwrap_or_default();
        let example = match &parameter["example"] {
            Value::String(text) => text.clone(),
            Value::Null => continue,
            other => other.to_string(),
        };
        let required = parameter["required"] == true;
        match parameter["in"].as_str() {
            Some("path") => path = path.replace(&format!("{{{name}}}"), &encode(&example)),
            Some("query") if required => {
                url_query.push(if url_query.is_empty() { '?' } else { '&' });
                url_query.push_str(&format!("{}={}", encode(name), encode(&example)));
            }
            Some("header") if required => headers.push((name.to_owned(), example)),
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
        .body_example
        .as_ref()
        .filter(|_| !bodiless)
        .map(|body| body.to_string().into_bytes());
    if body.is_some() {
        headers.push(("content-type".to_owned(), "application/json".to_owned()));
    }
    Ok(Request {
        method,
        url: format!("{base}{path}{url_query}"),
        headers,
        body,
    })
}

fn path(
    operation: &Operation,
    scenario: &Scenario,
    step: &Step,
    kept: &Kept,
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
                let value = fill(value, kept);
                let slashes = operation
                    .parameters
                    .iter()
                    .any(|it| it["name"] == name && it["x-dapr-slashes"] == true);
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

fn body(step: &Step, kept: &Kept) -> Result<Option<Vec<u8>>, String> {
    if let Some(body) = &step.body {
        let mut kept = kept.clone();
        if let Some(count) = step.filler {
            kept.insert("filler".to_owned(), vec![b'x'; count]);
        }
        return Ok(Some(fill_json(body, &kept).to_string().into_bytes()));
    }
    if let Some(text) = &step.text {
        return Ok(Some(fill(text, kept).into_bytes()));
    }
    if let Some(count) = step.filler {
        // A text of JSON, so that only its length can be wrong.
        return Ok(Some(format!("\"{}\"", "x".repeat(count)).into_bytes()));
    }
    match &step.bytes {
        None => Ok(None),
        Some(name) => kept
            .get(name)
            .cloned()
            .map(Some)
            .ok_or_else(|| format!("nothing was kept as {name}")),
    }
}

/// Every byte but the unreserved ones is encoded.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_bytes_are_encoded() {
        assert_eq!(encode("a/b +ü~"), "a%2Fb%20%2B%C3%BC~");
    }
}
