//! Alternative transport for `wasm32-wasip1` (feature `reqwest-wasi`): `reqwest_wasi` on
//! `tokio_wasi`.
//!
//! `reqwest_wasi` always writes the headers and the body of a request separately. In WasmEdge,
//! this costs 40 ms for each request with a body (see `hyper_wasi/mod.rs`).

mod wake;

use std::future::{Future, poll_fn};
use std::io::{self, ErrorKind};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use reqwest::{Client, Error, Request, redirect};

use super::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse, convert};
use crate::error::chain;
use crate::{Body, BoxError};
use wake::poll_with_deferred_wake;

struct ReqwestWasi {
    client: Client,
}

pub(crate) fn choose(endpoint: &str) -> Result<Box<dyn Transport>, String> {
    if endpoint.starts_with("https:") {
        return Err("uses https, which this client does not support in WebAssembly".into());
    }
    let builder = Client::builder()
        .redirect(redirect::Policy::none())
        .no_proxy();
    let client = builder.build();
    let client = client.map_err(|error| format!("cannot be used: {error}"))?;
    Ok(Box::new(ReqwestWasi { client }))
}

impl Transport for ReqwestWasi {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let client = self.client.clone();
        Box::pin(async move {
            convert::require_runtime()?;
            let has_body = !request.body.is_empty();
            let request = convert::request(request, body)?;
            let request = Request::try_from(request).map_err(convert::unwritable)?;
            // A kept connection may have been closed since its last use. Yielding lets the runtime
            // check its sockets before the request is written to one; hyper then uses another
            // connection.
            tokio::task::yield_now().await;
            let mut execution = pin!(client.execute(request));
            let received =
                poll_fn(|context| poll_with_deferred_wake(context, |c| execution.as_mut().poll(c)));
            let received = received.await.map_err(|error| failure(error, has_body))?;
            let mut response = convert::response(received.status(), received.headers());
            response.body = Body::from_stream(ResponseBody(Box::pin(received.bytes_stream())));
            Ok(response)
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}

/// Sends bytes with their length, and streams chunked.
fn body(mut body: Body) -> reqwest::Body {
    match body.take_bytes() {
        Some(bytes) => bytes.into(),
        None if body.is_empty() => Bytes::new().into(),
        None => reqwest::Body::wrap_stream(RequestBody(body)),
    }
}

fn failure(error: Error, has_body: bool) -> TransportError {
    // The URL contains the query, which must not appear in errors.
    let error = error.without_url();
    let unsent = chain(&error).any(|cause| was_not_sent(cause, has_body));
    convert::failure(error, unsent)
}

/// Returns whether the request was not sent.
///
/// A refused connection looks established until it is used (see `connect.rs`).
fn was_not_sent(cause: &(dyn std::error::Error + 'static), has_body: bool) -> bool {
    if let Some(hyper) = cause.downcast_ref::<hyper::Error>() {
        // hyper found its connection closed ("channel closed") before it accepted the request.
        return hyper.is_connect() || hyper.is_closed() || hyper.is_canceled();
    }
    // Or hyper accepted the request and could not write it.
    match cause.downcast_ref::<io::Error>().map(io::Error::kind) {
        Some(ErrorKind::ConnectionRefused | ErrorKind::NotConnected) => true,
        // The headers may have been written before, but a request without a body is written in one
        // piece.
        Some(ErrorKind::BrokenPipe) => !has_body,
        _ => false,
    }
}

struct RequestBody(Body);

impl Stream for RequestBody {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_chunk(context)
    }
}

struct ResponseBody<S>(Pin<Box<S>>);

impl<S: Stream<Item = Result<Bytes, Error>>> Stream for ResponseBody<S> {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        poll_with_deferred_wake(context, |context| self.0.as_mut().poll_next(context))
    }
}
