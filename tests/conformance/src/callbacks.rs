//! Checks requests to the application and its responses against the callbacks of the description.

use regex::Regex;
use serde_json::Value;

use crate::app::{Exchange, UNWELL, callback};
use crate::checks;
use crate::declared::Kind;
use crate::description::{Body, Description, Operation};
use crate::evidence::{Named, Shown, Speaker};
use crate::http::HttpResponse;

/// Connection headers, which belong to no callback.
const USUAL: [&str; 7] = [
    "accept",
    "accept-encoding",
    "connection",
    "content-length",
    "content-type",
    "host",
    "user-agent",
];

/// Prefixes of headers with a meaning in Dapr: no wildcard covers them.
const OWN: [&str; 5] = ["dapr-", "x-dapr", "traceparent", "tracestate", "baggage"];

/// Checks an exchange with the application against the description, if it is a callback.
pub(crate) fn check(description: &Description, exchange: &Exchange) -> Result<Shown, String> {
    let (incoming, gave) = (&exchange.incoming, &exchange.gave);
    let Some(id) = callback(&incoming.method, &incoming.path) else {
        return Ok(Vec::new());
    };
    let of = |why: String| format!("{id}: {} {}: {why}", incoming.method, incoming.path);
    let operation = description
        .callbacks
        .get(id)
        .ok_or_else(|| of("the description has no such callback".to_owned()))?;
    let components = &description.components;
    let mut shown = vec![(Kind::Operation, id.to_owned())];
    let path = incoming.path.strip_suffix(UNWELL).unwrap_or(&incoming.path);
    place(operation, &incoming.method, path).map_err(of)?;
    let sent = named(path, &incoming.headers);
    parameters(operation, &sent).map_err(of)?;
    let names: Vec<_> = sent.iter().map(|(named, _)| *named).collect();
    shown.extend(Speaker::Sidecar.parameters(id, operation, &names));
    match &operation.body {
        Some(it) => {
            body(
                it,
                incoming.header("content-type").unwrap_or_default(),
                &incoming.body,
            )
            .map_err(of)?;
            shown.extend(Speaker::Sidecar.body(components, id, it, &incoming.body));
        }
        None if !incoming.body.is_empty() => {
            return Err(of("the description has no body".to_owned()));
        }
        None => {}
    }
    let response = HttpResponse {
        status: gave.status,
        headers: gave.headers.clone(),
        body: gave.body.clone(),
    };
    checks::described(operation, &response)
        .map_err(|why| of(format!("the response of the application: {why}")))?;
    if let Some(response) = operation.response(gave.status) {
        shown.extend(Speaker::Ourselves.response(
            components,
            id,
            response,
            &gave.headers,
            &gave.body,
        ));
    }
    Ok(shown)
}

/// Checks method and path.
fn place(operation: &Operation, method: &str, path: &str) -> Result<(), String> {
    if method != operation.method {
        return Err(format!(
            "the description has the method {}",
            operation.method
        ));
    }
    let mut pattern = String::new();
    for segment in operation.path.split('/').skip(1) {
        let name = segment
            .strip_prefix('{')
            .and_then(|it| it.strip_suffix('}'));
        pattern.push('/');
        match name.and_then(|name| operation.parameters.iter().find(|it| it.name == name)) {
            Some(parameter) if parameter.slashes => pattern.push_str(".*"),
            Some(_) => pattern.push_str("[^/]+"),
            None => pattern.push_str(&regex::escape(segment)),
        }
    }
    let regex = Regex::new(&format!("^{pattern}$")).map_err(|error| error.to_string())?;
    match regex.is_match(path.split('?').next().unwrap_or_default()) {
        true => Ok(()),
        false => Err(format!("the description has the path {}", operation.path)),
    }
}

/// The query parameters and headers of a request, with their values.
fn named<'a>(path: &'a str, headers: &'a [(String, String)]) -> Vec<(Named<'a>, &'a str)> {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    let query = query.split('&').filter(|pair| !pair.is_empty());
    let query = query.map(|pair| ("query", pair.split_once('=').unwrap_or((pair, ""))));
    let headers = headers
        .iter()
        .map(|(name, value)| ("header", (name.as_str(), value.as_str())));
    let all = query.chain(headers);
    all.map(|(place, (name, value))| (Named { place, name }, value))
        .collect()
}

/// Checks that each parameter is described, and that required ones are present.
fn parameters(operation: &Operation, sent: &[(Named<'_>, &str)]) -> Result<(), String> {
    for (Named { place, name }, value) in sent {
        let lower = name.to_ascii_lowercase();
        let found = operation.parameter(place, name);
        let is_own = *place == "header" && OWN.iter().any(|own| lower.starts_with(own));
        match found {
            Some(it) if !(is_own && it.prefix.is_some()) => it
                .check(value)
                .map_err(|why| format!("the {place} parameter {name}: {value}: {why}"))?,
            _ if *place == "header" && USUAL.contains(&lower.as_str()) => {}
            _ => {
                return Err(format!(
                    "the description has no {place} parameter {name}: {value}"
                ));
            }
        }
    }
    let mut required = operation
        .parameters
        .iter()
        .filter(|it| it.required && it.place != "path");
    let missing = required.find(|it| {
        let mut there = sent.iter();
        !there.any(|(named, _)| named.place == it.place && it.is_named(named.name))
    });
    match missing {
        Some(missing) => Err(format!(
            "the {} parameter {} is missing",
            missing.place, missing.name
        )),
        None => Ok(()),
    }
}

fn body(body: &Body, media_type: &str, bytes: &[u8]) -> Result<(), String> {
    if bytes.is_empty() && body.required {
        return Err("the body is missing".to_owned());
    }
    if bytes.is_empty() || body.media_type == "*/*" {
        return Ok(());
    }
    if !media_type.starts_with(&body.media_type) {
        let expected = &body.media_type;
        return Err(format!(
            "the content type is {media_type:?}, but {expected} in the description"
        ));
    }
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| format!("the body is not JSON ({error})"))?;
    match &body.schema {
        Some(schema) => schema.check(&value).map_err(|why| {
            format!("the body does not match the description: {why}; the body is {value}")
        }),
        None => Ok(()),
    }
}
