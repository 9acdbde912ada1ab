//! Processes a request in daprd's order: limits of Go's server, trace, CORS, token, route.

use std::sync::Arc;
use std::time::Duration;

use dapr_client::server::{OperationId, RawRequest, RawResponse, RequestHead};
use dapr_client::{Body, Bytes, Headers};
use futures_util::StreamExt as _;
use hyper::body::Incoming;

use super::body::received;
use super::cors::Cors;
use super::matcher::{Matched, find};
use super::plain::{plain, refused};
use super::trace::Trace;
use super::{baggage, sniff};
use crate::api::{self, UNTRACED};
use crate::app::escaped_path;
use crate::core::Core;
use crate::go::path::decode;
use crate::injected_failure::InjectedFailure;
use crate::invocation::CALL_HEADER;

/// Go reads this many bytes of a head beyond its limit.
const HEAD_SLOP: usize = 4 << 10;

/// The response, or the instruction to close the connection without one.
pub(super) type Outcome = Result<RawResponse, ConnectionClosed>;

/// An injected failure: close the connection without a response.
#[derive(Debug)]
pub(crate) struct ConnectionClosed;

impl std::fmt::Display for ConnectionClosed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the connection is closed by an injected failure")
    }
}

impl std::error::Error for ConnectionClosed {}

pub(super) async fn process(core: Arc<Core>, request: http::Request<Incoming>) -> Outcome {
    let (parts, body) = request.into_parts();
    let head = head(&parts);
    if let Some(response) = reject_request(&core, &parts, &head) {
        return Ok(response);
    }
    if let Some(secret) = head.headers.get(CALL_HEADER)
        && core.names.get().is_some_and(|names| names.knows(secret))
    {
        // The caller's own sidecar has already enforced its limit.
        return Ok(core.handle_peer(head, received(body, None, None)).await);
    }
    let path = decode(&head.path).unwrap_or_default();
    if core.configuration.tracing_off || path.contains("/healthz") {
        let mut response = route(core, head, body, &path).await?;
        response.headers.remove(UNTRACED);
        return Ok(response);
    }
    route_with_trace(core, head, body, &path).await
}

/// Error responses of Go's server.
fn reject_request(
    core: &Core,
    parts: &http::request::Parts,
    head: &RequestHead,
) -> Option<RawResponse> {
    if head.path == "*" && head.method == "OPTIONS" {
        return Some(RawResponse::new(200));
    }
    if decode(&head.path).is_none() {
        return Some(refused("400 Bad Request"));
    }
    if parts.version == http::Version::HTTP_11 && !parts.headers.contains_key("host") {
        return Some(refused("400 Bad Request: missing required Host header"));
    }
    let line = head.method.len()
        + head.path.len()
        + head.query.as_ref().map_or(0, |query| query.len() + 1);
    let size = head.headers.iter().fold(line, |size, (name, value)| {
        size + name.len() + value.len() + 4
    });
    (size > core.options.read_buffer_size + HEAD_SLOP)
        .then(|| refused("431 Request Header Fields Too Large"))
}

async fn route_with_trace(
    core: Arc<Core>,
    mut head: RequestHead,
    body: Incoming,
    path: &str,
) -> Outcome {
    let trace = Trace::of(&head.headers);
    // From here on the request contains the trace as daprd parsed it, and the engines forward that.
    trace.write(&mut head.headers);
    let baggage_header = values(&head.headers, "baggage").join(",");
    if let Err(reason) = baggage::check(&baggage_header) {
        return Ok(plain(400, &format!("invalid baggage header: {reason}")));
    }
    let mut response = route(core, head, body, path).await?;
    if !baggage_header.is_empty() && response.headers.get("baggage").is_none() {
        response.headers.append("baggage", &baggage_header);
    }
    let untraced = response.headers.get(UNTRACED).is_some();
    response.headers.remove(UNTRACED);
    if !untraced && response.headers.get("traceparent").is_none() {
        trace.write(&mut response.headers);
    }
    Ok(response)
}

async fn route(core: Arc<Core>, mut head: RequestHead, body: Incoming, path: &str) -> Outcome {
    let cors = Cors::of(&core.options.allowed_origins, &head.method, &head.headers);
    let mut response = if let Cors::Preflight(_) = cors {
        RawResponse::new(200)
    } else if let Some(response) = refuse_token(&core, &mut head, path) {
        response
    } else {
        match find(
            &core.configuration.api,
            &head.method,
            &escaped_path(&head.path),
        ) {
            Matched::Operation(operation, parameters) => {
                handle(core, operation, parameters, head, body).await?
            }
            Matched::Invocation => {
                handle(core, OperationId::InvokeMethod, Vec::new(), head, body).await?
            }
            Matched::Nothing { other_methods } if other_methods.is_empty() => {
                plain(404, "404 page not found")
            }
            Matched::Nothing { other_methods } => {
                let mut response = RawResponse::new(405);
                other_methods
                    .iter()
                    .for_each(|method| response.headers.append("allow", method));
                response
            }
            Matched::BadEscape(name) => plain(
                400,
                &format!(
                    "failed to unescape request parameter {name:?}. Error: invalid URL escape"
                ),
            ),
        }
    };
    cors.write(&mut response);
    Ok(response)
}

/// Checks the API token and removes it from the request, so that it is not forwarded.
fn refuse_token(core: &Core, head: &mut RequestHead, path: &str) -> Option<RawResponse> {
    let token = core.options.api_token.as_ref()?;
    let received_token = head.headers.get("dapr-api-token").unwrap_or_default();
    let exempt = head.method == "GET"
        && matches!(
            path.trim_matches('/'),
            "v1.0/healthz" | "v1.0/healthz/outbound"
        );
    if received_token != token.as_bytes() && !exempt {
        return Some(plain(401, "invalid api token"));
    }
    head.headers.remove("dapr-api-token");
    None
}

/// Runs the operation with the injected failures.
async fn handle(
    core: Arc<Core>,
    operation: OperationId,
    parameters: Vec<String>,
    head: RequestHead,
    body: Incoming,
) -> Outcome {
    let entry = core.recorder.note(operation, &head);
    let failure = core.failures.take(operation);
    match &failure {
        Some(InjectedFailure::Error {
            status,
            code,
            message,
        }) => {
            entry.set_status(*status);
            return Ok(RawResponse::error(*status, code, message.as_str()));
        }
        Some(InjectedFailure::Close) => return Err(ConnectionClosed),
        // The guard is released before the operation runs, because the operation may wait for the clock.
        Some(InjectedFailure::Delay(delay)) => drop(core.clock.sleep(*delay).await),
        Some(InjectedFailure::DropResponse | InjectedFailure::Truncate(_)) | None => {}
    }
    let body = received(body, core.options.max_body_size, Some(Arc::clone(&entry)));
    let request = RawRequest {
        head,
        parameters,
        body,
    };
    let mut response = api::handle(&core, operation, request).await;
    match failure {
        Some(InjectedFailure::DropResponse) => return Err(ConnectionClosed),
        Some(InjectedFailure::Truncate(bytes)) => response = truncate_body(response, bytes),
        _ => {}
    }
    entry.set_status(response.status);
    Ok(with_content_type(response).await)
}

/// Go detects the content type from the first bytes if none is set.
async fn with_content_type(mut response: RawResponse) -> RawResponse {
    if response.headers.get("content-type").is_some() || response.body.is_empty() {
        return response;
    }
    let Ok(Some(first)) = response.body.chunk().await else {
        return response;
    };
    response
        .headers
        .append("content-type", sniff::content_type(&first));
    let rest = std::mem::take(&mut response.body);
    response.body = if rest.is_empty() {
        first.into()
    } else {
        Body::from_stream(futures_util::stream::once(async { Ok(first) }).chain(rest))
    };
    response
}

/// Aborts the response after this many bytes of its body.
fn truncate_body(mut response: RawResponse, bytes: usize) -> RawResponse {
    if let Some(length) = response.body.len() {
        response.headers.set("content-length", length.to_string());
    }
    let chunks = response.body.scan(bytes, |remaining, chunk| {
        let part = match chunk {
            _ if *remaining == 0 => None,
            Ok(chunk) => {
                let part = chunk.slice(..chunk.len().min(*remaining));
                *remaining -= part.len();
                Some(Ok::<Bytes, dapr_client::BoxError>(part))
            }
            Err(error) => Some(Err(error.into())),
        };
        std::future::ready(part)
    });
    let end = futures_util::stream::once(async {
        // Lets hyper send the preceding bytes first: an error discards bytes that are still buffered.
        tokio::time::sleep(Duration::from_millis(1)).await;
        Err(ConnectionClosed.into())
    });
    response.body = Body::from_stream(chunks.chain(end));
    response
}

fn head(parts: &http::request::Parts) -> RequestHead {
    let mut headers = Headers::new();
    for (name, value) in &parts.headers {
        headers.append(name.as_str(), value.as_bytes());
    }
    RequestHead {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers,
    }
}

/// All values of a header.
fn values(headers: &Headers, name: &str) -> Vec<String> {
    let named = headers
        .iter()
        .filter(|(other, _)| other.eq_ignore_ascii_case(name));
    named
        .map(|(_, value)| String::from_utf8_lossy(value).into_owned())
        .collect()
}
