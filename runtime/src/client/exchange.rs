//! Exchange of one request and its response: the part of a call that all operations share.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use super::{CallSummary, Client};
use crate::body::{Limit, collect};
use crate::error::{CallContext, chain};
use crate::request::{Draft, Ready, RequestBody, failed_request_body};
use crate::response::{broken, split_sidecar_error};
use crate::transport::Failure;
use crate::{
    Body, BoxError, BoxFuture, Error, Operation, Response, ResponseBody, StatusCode,
    TransportError, TransportRequest, TransportResponse,
};

/// Builds the request and starts sending it. Fails if it cannot be sent.
pub(crate) fn start(
    client: &Client,
    operation: &'static Operation,
    mut draft: Draft,
) -> Result<BoxFuture<'static, Result<Response, Error>>, Error> {
    for (name, value) in client.headers().iter() {
        draft.default_header(name, value);
    }
    let mut ready = draft
        .finish()
        .map_err(|error| error.with_operation(operation))?;
    let url = [client.endpoint(), &ready.target].concat();
    let mut path = std::mem::take(&mut ready.target);
    path.truncate(ready.path_length);
    let context = Arc::new(CallContext {
        operation,
        method: ready.method,
        path,
    });
    let timeout = ready.timeout.or(client.timeout());
    let request = request(client, operation, url, ready)
        .map_err(|error| Error::intercepted(&context, error))?;
    let response = client.transport().send(request);
    let client = client.clone();
    let started = (!client.interceptors().is_empty()).then(Instant::now);
    Ok(Box::pin(async move {
        let outcome = in_time(&client, &context, timeout, response).await;
        if let Some(started) = started {
            let summary = CallSummary {
                operation,
                status: match &outcome {
                    Ok(response) => Some(StatusCode::new(response.status())),
                    Err(error) => error.status(),
                },
                error: outcome.as_ref().err(),
                elapsed: started.elapsed(),
            };
            for interceptor in client.interceptors() {
                interceptor.after_call(&summary);
            }
        }
        outcome
    }))
}

/// Waits for the response until the timeout of the call.
async fn in_time(
    client: &Client,
    context: &Arc<CallContext>,
    timeout: Option<Duration>,
    response: BoxFuture<'static, Result<TransportResponse, TransportError>>,
) -> Result<Response, Error> {
    let response = pin!(receive(client, context, response));
    let Some(timeout) = timeout else {
        return response.await;
    };
    let mut sleep = client.transport().sleep(timeout);
    match until(response, sleep.as_mut()).await {
        Some(response) => response,
        None => Err(Error::timeout(context, timeout)),
    }
}

/// Builds the request of a call, and lets the interceptors change it.
fn request(
    client: &Client,
    operation: &Operation,
    url: String,
    ready: Ready,
) -> Result<TransportRequest, BoxError> {
    let Ready {
        method,
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
    let body = match body.len() {
        Some(_) => body,
        None => Body::from_stream(RequestBody(body)),
    };
    let mut request = TransportRequest {
        method: method.into(),
        url,
        headers,
        body,
    };
    for interceptor in client.interceptors() {
        interceptor.before_send(operation, &mut request)?;
    }
    if let Some(token) = client.token() {
        request.headers.append("dapr-api-token", token.expose());
    }
    Ok(request)
}

/// Waits for the response and reads as much of it as the operation requires.
async fn receive(
    client: &Client,
    context: &Arc<CallContext>,
    response: BoxFuture<'static, Result<TransportResponse, TransportError>>,
) -> Result<Response, Error> {
    let response = response
        .await
        .map_err(|error| no_response(client, context, error))?;
    let TransportResponse {
        status,
        headers,
        body,
        ..
    } = response;
    let mut body = body.limited(Limit {
        bytes: client.max_response_bytes(),
        operation: Some(context.operation),
    });
    let status = StatusCode::new(status);
    let whole = match context.operation.response {
        ResponseBody::Buffered => true,
        ResponseBody::Streamed => !status.is_success(),
        ResponseBody::PassedOn => false,
    };
    if whole {
        let bytes = collect(&mut body)
            .await
            .map_err(|error| broken(context, error))?;
        return Ok(Response::new(
            Arc::clone(context),
            status,
            headers,
            bytes.into(),
        ));
    }
    let response = Response::new(Arc::clone(context), status, headers, body);
    if context.operation.response == ResponseBody::PassedOn && response.may_be_sidecar_error() {
        split_sidecar_error(response).await
    } else {
        Ok(response)
    }
}

/// Returns the error for a request without a response.
fn no_response(client: &Client, context: &CallContext, error: TransportError) -> Error {
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
                reason = "TLS handshake failed; see the source of this error".to_owned();
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
        Failure::NotHttp => Error::not_http(context, client.endpoint(), source),
        Failure::TooManyHeaders => Error::too_many_headers(context, source),
        Failure::Other => Error::disconnected(context, source),
    }
}

/// Returns the operating system's reason for a failed connection as a generic text.
fn connect_reason(error: &(dyn std::error::Error + 'static)) -> String {
    let io = chain(error).find_map(|cause| cause.downcast_ref::<io::Error>());
    let reason = io.map(|io| io.kind().to_string()).unwrap_or_default();
    // The text that the standard library uses for errors that are unknown or not from the
    // operating system.
    match &*reason {
        "uncategorized error" | "other error" => String::new(),
        _ => reason,
    }
}

/// Waits for the first of two futures. Returns `None` if the second one finishes first.
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
