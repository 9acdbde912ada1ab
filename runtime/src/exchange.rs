//! One request and its answer: the part of a call that all operations share.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::task::{Context as TaskContext, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::answer::sidecar_error;
use crate::body::Limit;
use crate::client::Client;
use crate::collect::collect;
use crate::draft::{Draft, Ready};
use crate::transport::Failure;
use crate::{
    Answer, AnswerBody, Body, BoxError, BoxFuture, Error, Operation, StatusCode, TransportError,
    TransportRequest, TransportResponse,
};

/// How much of a passed-on answer is read to find out whether it is the sidecar's own error.
const ERROR_BODY: usize = 64 * 1024;

/// What an error says about the call it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) operation: &'static Operation,
    /// Method and path, without the query.
    pub(crate) request: Box<str>,
}

/// Builds the request and begins to send it, or says why it cannot be sent.
pub(crate) fn start(
    client: &Client,
    operation: &'static Operation,
    draft: Draft,
) -> Result<BoxFuture<'static, Result<Answer, Error>>, Error> {
    let ready = draft
        .finish()
        .map_err(|error| error.with_operation(operation))?;
    let path = &ready.target[..ready.path_length];
    let context = Context {
        operation,
        request: format!("{} {path}", ready.method).into(),
    };
    let timeout = ready.timeout.or(client.timeout());
    let response = client.transport().send(request(client, ready));
    let client = client.clone();
    Ok(Box::pin(async move {
        let answer = pin!(answer(&client, &context, response));
        let Some(timeout) = timeout else {
            return answer.await;
        };
        let mut sleep = client.transport().sleep(timeout);
        match until(answer, sleep.as_mut()).await {
            Some(answer) => answer,
            None => Err(Error::timeout(&context, timeout)),
        }
    }))
}

fn request(client: &Client, ready: Ready) -> TransportRequest {
    let Ready {
        method,
        target,
        mut headers,
        body,
        ..
    } = ready;
    if headers.get("user-agent").is_none() {
        headers.append(
            "user-agent",
            concat!("dapr-client-rust/", env!("CARGO_PKG_VERSION")),
        );
    }
    if let Some(token) = client.token() {
        headers.append("dapr-api-token", token.expose());
    }
    let body = match body.len() {
        Some(_) => body,
        None => Body::from_stream(RequestBody(body)),
    };
    let url = format!("{}{target}", client.endpoint());
    TransportRequest {
        method: method.into_owned(),
        url,
        headers,
        body,
    }
}

/// Waits for the answer and reads as much of it as its operation wants.
async fn answer(
    client: &Client,
    context: &Context,
    response: BoxFuture<'static, Result<TransportResponse, TransportError>>,
) -> Result<Answer, Error> {
    let response = response
        .await
        .map_err(|error| not_answered(client, context, error))?;
    let TransportResponse {
        status,
        headers,
        body,
        ..
    } = response;
    let mut body = body.limited(Limit {
        bytes: client.max_answer_bytes(),
        operation: Some(context.operation),
    });
    let status = StatusCode::new(status);
    let whole = match context.operation.answer {
        AnswerBody::Buffered => true,
        AnswerBody::Streamed => !status.is_success(),
        AnswerBody::PassedOn => false,
    };
    if whole {
        let bytes = collect(&mut body)
            .await
            .map_err(|error| broken(context, error))?;
        return Ok(Answer::new(context.clone(), status, headers, bytes.into()));
    }
    let answer = Answer::new(context.clone(), status, headers, body);
    if context.operation.answer == AnswerBody::PassedOn && answer.may_be_sidecar_error() {
        told_apart(answer).await
    } else {
        Ok(answer)
    }
}

/// Tells the sidecar's own error from an answer that it passes on.
async fn told_apart(mut answer: Answer) -> Result<Answer, Error> {
    let limit = answer.body.limit();
    let mut start = Vec::new();
    while start.len() <= ERROR_BODY {
        let chunk = poll_fn(|context| answer.body.poll_chunk(context)).await;
        match chunk {
            Some(Ok(chunk)) => start.extend_from_slice(&chunk),
            Some(Err(error)) => {
                let resumed = Resumed(start.into(), Err(Some(error)));
                answer.body = Body::from_stream(resumed).limited(limit);
                return Ok(answer);
            }
            None => {
                return match sidecar_error(&answer, &start) {
                    Some(error) => Err(error),
                    None => {
                        answer.body = Body::from(start).limited(limit);
                        Ok(answer)
                    }
                };
            }
        }
    }
    let rest = std::mem::take(&mut answer.body);
    answer.body = Body::from_stream(Resumed(start.into(), Ok(rest))).limited(limit);
    Ok(answer)
}

/// The error for a body that broke off while it was read.
pub(crate) fn broken(context: &Context, error: BoxError) -> Error {
    if failed_request_body(&*error) {
        return Error::request_body(context, error);
    }
    Error::broken_body(context, error)
}

/// The error for a request that has no answer.
fn not_answered(client: &Client, context: &Context, error: TransportError) -> Error {
    let (failure, source) = error.into_parts();
    let source = match source {
        Some(source) if failed_request_body(&*source) => {
            return Error::request_body(context, source);
        }
        source => source,
    };
    match failure {
        Failure::Connect => {
            let mut reason = source
                .as_deref()
                .map(|e| connect_reason(e))
                .unwrap_or_default();
            if reason.is_empty() && client.endpoint().starts_with("https:") {
                reason = "TLS failed; the source of this error says how".to_owned();
            }
            Error::connect(context, client.endpoint(), &reason, source)
        }
        Failure::Refused(reason) => {
            let error = Error::invalid_argument(reason).with_operation(context.operation);
            match source {
                Some(source) => error.with_source(source),
                None => error,
            }
        }
        Failure::Other => Error::disconnected(context, source),
    }
}

/// What the system says about a connection that did not come about, in its general words.
fn connect_reason(error: &(dyn std::error::Error + 'static)) -> String {
    let io = chain(error).find_map(|cause| cause.downcast_ref::<io::Error>());
    let reason = io.map(|io| io.kind().to_string()).unwrap_or_default();
    // What the standard library calls an error that it does not know, or that is not the system's.
    match &*reason {
        "uncategorized error" | "other error" => String::new(),
        _ => reason,
    }
}

fn failed_request_body(error: &(dyn std::error::Error + 'static)) -> bool {
    chain(error).any(|cause| cause.is::<RequestBodyFailed>())
}

/// An error and its causes.
pub(crate) fn chain<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(error), |error| error.source())
}

/// Waits for the first of two futures; `None` when it is the second.
pub(crate) async fn until<F: Future>(
    mut work: Pin<&mut F>,
    mut end: Pin<&mut (dyn Future<Output = ()> + Send)>,
) -> Option<F::Output> {
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// The stream of a request's body. Its errors are marked, so that they can be told from those of
/// the connection when they come back out of the transport.
struct RequestBody(Body);

impl Stream for RequestBody {
    type Item = Result<Bytes, RequestBodyFailed>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut TaskContext<'_>,
    ) -> Poll<Option<Self::Item>> {
        let chunk = std::task::ready!(self.0.poll_chunk(context));
        Poll::Ready(chunk.map(|chunk| chunk.map_err(RequestBodyFailed)))
    }
}

#[derive(Debug)]
struct RequestBodyFailed(BoxError);

impl std::fmt::Display for RequestBodyFailed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the stream of the request body failed")
    }
}

impl std::error::Error for RequestBodyFailed {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

/// The body of an answer, whose errors say to which call it belongs.
pub(crate) fn named(context: Box<Context>, body: Body) -> Body {
    match body.len() {
        Some(_) => body,
        None => {
            let limit = body.limit();
            Body::from_stream(Named(context, body)).limited(limit)
        }
    }
}

struct Named(Box<Context>, Body);

impl Stream for Named {
    type Item = Result<Bytes, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut TaskContext<'_>,
    ) -> Poll<Option<Self::Item>> {
        let chunk = std::task::ready!(self.1.poll_chunk(context));
        Poll::Ready(chunk.map(|chunk| chunk.map_err(|error| broken(&self.0, error))))
    }
}

/// A body whose start was read already.
struct Resumed(Bytes, Result<Body, Option<BoxError>>);

impl Stream for Resumed {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut TaskContext<'_>,
    ) -> Poll<Option<Self::Item>> {
        let start = std::mem::take(&mut self.0);
        if !start.is_empty() {
            return Poll::Ready(Some(Ok(start)));
        }
        match &mut self.1 {
            Ok(rest) => rest.poll_chunk(context),
            Err(error) => Poll::Ready(error.take().map(Err)),
        }
    }
}
