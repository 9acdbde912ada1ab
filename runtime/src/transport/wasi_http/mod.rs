//! Transport for `wasm32-wasip2`: `wasi:http/outgoing-handler`, with the reactor of `wstd`.
//!
//! The host opens the connections, so that HTTPS, proxies and the permission to reach a server are up to
//! it. Calls are polled by `wstd::runtime::block_on`, which also runs `#[wstd::main]`.

mod failure;
mod readiness;
mod request;
mod request_body;
mod response_body;
mod waits;

use std::future::poll_fn;
use std::task::{Context, Poll};
use std::time::Duration;

use wasip2::clocks::monotonic_clock::subscribe_duration;
use wasip2::http::outgoing_handler::handle;
use wasip2::http::types::{FutureIncomingResponse, IncomingResponse};

use super::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse};
use crate::Body;
use failure::failure;
use readiness::Readiness;
use request_body::{Sending, sending};
use response_body::ResponseBody;

struct WasiHttp;

pub(crate) fn choose(_endpoint: &str) -> Result<Box<dyn Transport>, String> {
    Ok(Box::new(WasiHttp))
}

impl Transport for WasiHttp {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        Box::pin(async move {
            let (request, body) = request::convert(request)?;
            let mut sending = body.map(|body| sending(body, request.body())).transpose()?;
            let mut awaited = Awaited::new(handle(request, None).map_err(failure)?);
            let received = poll_fn(|context| {
                if let Err(error) = poll_sending(&mut sending, context) {
                    return Poll::Ready(Err(error));
                }
                awaited.poll(context)
            });
            respond(received.await?, sending)
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async move {
            let nanoseconds = u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX);
            let mut over = Readiness::new(subscribe_duration(nanoseconds));
            poll_fn(|context| over.poll(context)).await;
        })
    }
}

/// Sends more of the request body. Forgets the sending when it is complete.
fn poll_sending(
    sending: &mut Option<Sending>,
    context: &mut Context<'_>,
) -> Result<(), TransportError> {
    let Some(sent) = sending else {
        return Ok(());
    };
    match sent.as_mut().poll(context) {
        Poll::Ready(result) => {
            *sending = None;
            result.map_err(TransportError::new)
        }
        Poll::Pending => Ok(()),
    }
}

/// A response that has not arrived. Dropping it cancels the request.
struct Awaited {
    readiness: Readiness,
    response: FutureIncomingResponse,
}

impl Awaited {
    fn new(response: FutureIncomingResponse) -> Self {
        Awaited {
            readiness: Readiness::new(response.subscribe()),
            response,
        }
    }

    fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Result<IncomingResponse, TransportError>> {
        std::task::ready!(self.readiness.poll(context));
        match self.response.get() {
            Some(Ok(received)) => Poll::Ready(received.map_err(failure)),
            Some(Err(())) => Poll::Ready(Err(TransportError::new("the response was taken before"))),
            None => Poll::Pending,
        }
    }
}

/// Converts a response, whose body goes on sending the request body while it is read.
fn respond(
    received: IncomingResponse,
    sending: Option<Sending>,
) -> Result<TransportResponse, TransportError> {
    let mut response = TransportResponse::new(received.status());
    for (name, value) in received.headers().entries() {
        response.headers.append(&name, value);
    }
    response.body = Body::from_stream(ResponseBody::new(received, sending)?);
    Ok(response)
}
