//! Compares operations with responses observed from daprd 1.18.2, without HTTP in between.

mod changes;
#[cfg(feature = "crypto")]
mod crypto;
#[cfg(feature = "full")]
mod events;
#[cfg(feature = "full")]
mod responses;
mod unavailable_servers;

use std::sync::Arc;

use dapr_client::Body;
use dapr_client::server::{
    Methods, OperationId, ROUTES, RawRequest, RawResponse, RequestHead, Segment, query_unescape,
};

use crate::app::{AppRequest, AppResponse};
use crate::core::Core;
use crate::{Component, Network, Sidecar, SidecarBuilder};

/// A response: the status, the ETag or another relevant header, and the body.
struct Response {
    status: u16,
    headers: dapr_client::Headers,
    body: String,
}

impl Response {
    fn header(&self, name: &str) -> Option<String> {
        self.headers
            .get(name)
            .map(|value| String::from_utf8_lossy(value).into_owned())
    }
}

/// Sends a request given as one line: `POST /v1.0/state/starwars [...]`, with `If-Match=...` or `@name=value`
/// for each header before the body.
async fn send(core: &Arc<Core>, line: &str) -> Response {
    let mut parts = line.splitn(3, ' ');
    let (method, target) = (parts.next().unwrap(), parts.next().unwrap());
    let mut body = parts.next().unwrap_or_default();
    let mut headers = dapr_client::Headers::new();
    if let Some(rest) = body.strip_prefix("If-Match=") {
        headers.set("if-match", rest);
        body = "";
    }
    while let Some((header, rest)) = body
        .strip_prefix('@')
        .map(|rest| rest.split_once(' ').unwrap_or((rest, "")))
    {
        let (name, value) = header.split_once('=').unwrap();
        headers.set(name, value);
        body = rest;
    }
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (target, None),
    };
    let (operation, parameters) = find(method, path).unwrap_or_else(|| panic!("no route: {line}"));
    let head = RequestHead {
        method: method.to_owned(),
        path: path.to_owned(),
        query,
        headers,
    };
    let request = RawRequest {
        head,
        parameters,
        body: Body::from(body.to_owned()),
    };
    let RawResponse {
        status,
        headers,
        body,
    } = crate::api::handle(core, operation, request).await;
    let body = body.read_all().await.unwrap();
    Response {
        status,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

fn find(method: &str, path: &str) -> Option<(OperationId, Vec<String>)> {
    let values: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let serves = |methods: Methods| match methods {
        Methods::Any => true,
        Methods::Listed(listed) => listed.contains(&method),
    };
    let routes = ROUTES.iter().filter(|route| serves(route.methods));
    let mut found: Vec<_> = routes
        .flat_map(|route| route.paths.iter().map(move |path| (route.operation, path)))
        .filter_map(|(operation, path)| Some((operation, parameters(path.segments, &values)?)))
        .collect();
    // The route with the fewest parameters is the most specific.
    found.sort_by_key(|(_, parameters)| parameters.len());
    found.into_iter().next()
}

fn parameters(segments: &[Segment], values: &[&str]) -> Option<Vec<String>> {
    if segments.len() != values.len() {
        return None;
    }
    let mut parameters = Vec::new();
    for (segment, values) in segments.iter().zip(values) {
        match segment {
            Segment::Text(text) if text == values => {}
            Segment::Text(_) => return None,
            _ => parameters.push(query_unescape(values).unwrap()),
        }
    }
    Some(parameters)
}
