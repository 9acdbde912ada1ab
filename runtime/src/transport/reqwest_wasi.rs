//! The other transport of `wasm32-wasip1`, of the feature `reqwest-wasi`: `reqwest_wasi` on
//! `tokio_wasi`.
//!
//! `reqwest_wasi` writes the head and the body of a request one after the other and cannot be told
//! otherwise, which costs 40 ms a request in WasmEdge (see `hyper_wasi.rs`).

use std::future::{Future, poll_fn};
use std::io::{self, ErrorKind};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use reqwest::header::{CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Error, Method, RequestBuilder, Url, redirect};

use super::wake::heard;
use super::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse};
use crate::error::chain;
use crate::{Body, BoxError};

struct ReqwestWasi {
    client: Client,
}

pub(crate) fn choose(endpoint: &str) -> Result<Box<dyn Transport>, String> {
    if endpoint.starts_with("https:") {
        return Err("is https, which this client cannot speak in WebAssembly".into());
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
            if tokio::runtime::Handle::try_current().is_err() {
                return Err(TransportError::refused(
                    "it needs a Tokio runtime to run in",
                    None,
                ));
            }
            let has_body = !request.body.is_empty();
            let request = convert(&client, request)?;
            // A kept connection may have ended since its last use. This lets the runtime look at
            // its sockets before the request is written to one; hyper then takes another.
            tokio::task::yield_now().await;
            let mut answer = pin!(request.send());
            let answer = poll_fn(|context| heard(context, |c| answer.as_mut().poll(c)));
            let answer = answer.await.map_err(|error| failure(error, has_body))?;
            let mut response = TransportResponse::new(answer.status().as_u16());
            for (name, value) in answer.headers() {
                response.headers.append(name.as_str(), value.as_bytes());
            }
            response.body = Body::from_stream(ResponseBody(Box::pin(answer.bytes_stream())));
            Ok(response)
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}

fn convert(
    client: &Client,
    mut request: TransportRequest,
) -> Result<RequestBuilder, TransportError> {
    let refused = |error: BoxError| {
        TransportError::refused("it cannot be written as an HTTP request", Some(error))
    };
    let method = Method::from_bytes(request.method.as_bytes()).map_err(|e| refused(e.into()))?;
    let url = Url::parse(&request.url).map_err(|error| refused(error.into()))?;
    let mut headers = HeaderMap::new();
    for (name, value) in request.headers.iter() {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|e| refused(e.into()))?;
        let value = HeaderValue::from_bytes(value).map_err(|error| refused(error.into()))?;
        headers.append(name, value);
    }
    if request.lacks_body() {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(0));
    }
    let converted = client.request(method, url).headers(headers);
    Ok(match request.body.take_bytes() {
        Some(bytes) => converted.body(bytes),
        None if request.body.is_empty() => converted,
        None => converted.body(reqwest::Body::wrap_stream(RequestBody(request.body))),
    })
}

fn failure(error: Error, has_body: bool) -> TransportError {
    // The URL has the query in it, which is none of an error's business.
    let error = error.without_url();
    let unsent = chain(&error).any(|cause| was_not_sent(cause, has_body));
    match unsent {
        true => TransportError::connect(error),
        false => TransportError::new(error),
    }
}

/// A connection that is refused looks established here until it is used (see `connect.rs`).
fn was_not_sent(cause: &(dyn std::error::Error + 'static), has_body: bool) -> bool {
    if let Some(hyper) = cause.downcast_ref::<hyper::Error>() {
        // hyper found its connection gone ("channel closed") before it took up the request.
        return hyper.is_connect() || hyper.is_closed() || hyper.is_canceled();
    }
    // Or it took it up and could not write it.
    match cause.downcast_ref::<io::Error>().map(io::Error::kind) {
        Some(ErrorKind::ConnectionRefused | ErrorKind::NotConnected) => true,
        // The head may have been written before, but without a body that is one piece.
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
        heard(context, |context| self.0.as_mut().poll_next(context))
    }
}
