//! A request on its way to its operation, in the order of daprd: what Go's server refuses, the trace, CORS, the token, the route.

use std::sync::Arc;
use std::time::Duration;

use dapr_client::server::{OperationId, RawRequest, RawResponse, RequestHead};
use dapr_client::{Body, Bytes, Headers};
use futures_util::StreamExt as _;
use hyper::body::Incoming;

use super::body::received;
use super::cors::Cors;
use super::matcher::{Matched, find};
use super::path::decode;
use super::plain::{plain, refused};
use super::trace::Trace;
use super::{baggage, sniff};
use crate::api;
use crate::app::escaped_path;
use crate::core::Core;
use crate::fault::Fault;
use crate::invocation::CALL_HEADER;

/// Go reads so much more of a head than it is told.
const HEAD_SLOP: usize = 4 << 10;

/// A header for this module alone: the answer does not say which trace it belongs to.
pub(crate) const UNTRACED: &str = "dapr-untraced";

/// What is sent, or that the connection is closed without an answer.
pub(super) type Outcome = Result<RawResponse, ConnectionClosed>;

/// A fault that a test asked for: nobody gets an answer.
#[derive(Debug)]
pub(crate) struct ConnectionClosed;

impl std::fmt::Display for ConnectionClosed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the connection is closed, because a test asked for it")
    }
}

impl std::error::Error for ConnectionClosed {}

pub(super) async fn process(core: Arc<Core>, request: http::Request<Incoming>) -> Outcome {
    let (parts, body) = request.into_parts();
    let head = head(&parts);
    if let Some(answer) = refuse(&core, &parts, &head) {
        return Ok(answer);
    }
    if let Some(secret) = head.headers.get(CALL_HEADER)
        && core.names.get().is_some_and(|names| names.knows(secret))
    {
        // The limit is that of the sidecar that the caller belongs to.
        return Ok(core.answer_peer(head, received(body, None, None)).await);
    }
    let path = decode(&head.path).unwrap_or_default();
    if core.configuration.tracing_off || path.contains("/healthz") {
        let mut answer = route(core, head, body, &path).await?;
        answer.headers.remove(UNTRACED);
        return Ok(answer);
    }
    traced(core, head, body, &path).await
}

/// The answers of Go's server itself.
fn refuse(core: &Core, parts: &http::request::Parts, head: &RequestHead) -> Option<RawResponse> {
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

async fn traced(core: Arc<Core>, mut head: RequestHead, body: Incoming, path: &str) -> Outcome {
    let trace = Trace::of(&head.headers);
    // From here on it stands in the request as daprd understood it: so the engines pass it on.
    trace.write(&mut head.headers);
    let given = values(&head.headers, "baggage").join(",");
    if let Err(reason) = baggage::check(&given) {
        return Ok(plain(400, &format!("invalid baggage header: {reason}")));
    }
    let mut answer = route(core, head, body, path).await?;
    if !given.is_empty() && answer.headers.get("baggage").is_none() {
        answer.headers.append("baggage", &given);
    }
    let untraced = answer.headers.get(UNTRACED).is_some();
    answer.headers.remove(UNTRACED);
    if !untraced && answer.headers.get("traceparent").is_none() {
        trace.write(&mut answer.headers);
    }
    Ok(answer)
}

async fn route(core: Arc<Core>, mut head: RequestHead, body: Incoming, path: &str) -> Outcome {
    let cors = Cors::of(&core.options.allowed_origins, &head.method, &head.headers);
    let mut answer = if let Cors::Preflight(_) = cors {
        RawResponse::new(200)
    } else if let Some(answer) = refuse_token(&core, &mut head, path) {
        answer
    } else {
        match find(
            &core.configuration.api,
            &head.method,
            &escaped_path(&head.path),
        ) {
            Matched::Operation(operation, parameters) => {
                answer(core, operation, parameters, head, body).await?
            }
            Matched::Invocation => {
                answer(core, OperationId::InvokeMethod, Vec::new(), head, body).await?
            }
            Matched::Nothing { other_methods } if other_methods.is_empty() => {
                plain(404, "404 page not found")
            }
            Matched::Nothing { other_methods } => {
                let mut answer = RawResponse::new(405);
                other_methods
                    .iter()
                    .for_each(|method| answer.headers.append("allow", method));
                answer
            }
            Matched::BadEscape(name) => plain(
                400,
                &format!(
                    "failed to unescape request parameter {name:?}. Error: invalid URL escape"
                ),
            ),
        }
    };
    cors.write(&mut answer);
    Ok(answer)
}

/// Checks the token, and takes it out of the request: it is not passed on.
fn refuse_token(core: &Core, head: &mut RequestHead, path: &str) -> Option<RawResponse> {
    let token = core.options.api_token.as_ref()?;
    let given = head.headers.get("dapr-api-token").unwrap_or_default();
    let exempt = head.method == "GET"
        && matches!(
            path.trim_matches('/'),
            "v1.0/healthz" | "v1.0/healthz/outbound"
        );
    if given != token.as_bytes() && !exempt {
        return Some(plain(401, "invalid api token"));
    }
    head.headers.remove("dapr-api-token");
    None
}

/// Calls the operation; before and after it what a test planned.
async fn answer(
    core: Arc<Core>,
    operation: OperationId,
    parameters: Vec<String>,
    head: RequestHead,
    body: Incoming,
) -> Outcome {
    let entry = core.recorder.note(operation, &head);
    let fault = core.faults.take(operation);
    match &fault {
        Some(Fault::Answer {
            status,
            code,
            message,
        }) => {
            entry.answered(*status);
            return Ok(RawResponse::error(*status, code, message.as_str()));
        }
        Some(Fault::Close) => return Err(ConnectionClosed),
        // The guard is not held while the operation works: it may wait for the clock itself.
        Some(Fault::Delay(delay)) => drop(core.clock.sleep(*delay).await),
        Some(Fault::LoseAnswer | Fault::Cut(_)) | None => {}
    }
    let body = received(body, core.options.max_body_size, Some(Arc::clone(&entry)));
    let request = RawRequest {
        head,
        parameters,
        body,
    };
    let mut answer = api::answer(&core, operation, request).await;
    match fault {
        Some(Fault::LoseAnswer) => return Err(ConnectionClosed),
        Some(Fault::Cut(bytes)) => answer = cut(answer, bytes),
        _ => {}
    }
    entry.answered(answer.status);
    Ok(named(answer).await)
}

/// Go looks at the first bytes when nobody says what they are.
async fn named(mut answer: RawResponse) -> RawResponse {
    if answer.headers.get("content-type").is_some() || answer.body.is_empty() {
        return answer;
    }
    let Ok(Some(first)) = answer.body.chunk().await else {
        return answer;
    };
    answer
        .headers
        .append("content-type", sniff::content_type(&first));
    let rest = std::mem::take(&mut answer.body);
    answer.body = if rest.is_empty() {
        first.into()
    } else {
        Body::from_stream(futures_util::stream::once(async { Ok(first) }).chain(rest))
    };
    answer
}

/// An answer whose body breaks off.
fn cut(mut answer: RawResponse, bytes: usize) -> RawResponse {
    if let Some(length) = answer.body.len() {
        answer.headers.set("content-length", length.to_string());
    }
    let chunks = answer.body.scan(bytes, |left, chunk| {
        let kept = match chunk {
            _ if *left == 0 => None,
            Ok(chunk) => {
                let kept = chunk.slice(..chunk.len().min(*left));
                *left -= kept.len();
                Some(Ok::<Bytes, dapr_client::BoxError>(kept))
            }
            Err(error) => Some(Err(error.into())),
        };
        std::future::ready(kept)
    });
    let end = futures_util::stream::once(async {
        // What came before is sent first: an error takes along what waits to be written.
        tokio::time::sleep(Duration::from_millis(1)).await;
        Err(ConnectionClosed.into())
    });
    answer.body = Body::from_stream(chunks.chain(end));
    answer
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
