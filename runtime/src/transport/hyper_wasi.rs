//! The transport of `wasm32-wasip1`: `hyper_wasi` on `tokio_wasi`.
//!
//! WasmEdge cannot be told to send small packets at once (`set_nodelay` does nothing in
//! `mio_wasi`). A head and a body that are written one after the other then cost the 40 ms for
//! which the sidecar's system delays its acknowledgement. So they are written as one.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use hyper::body::{HttpBody, SizeHint};
use hyper::client::HttpConnector;
use hyper::header::{CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue};
use hyper::{Client, Error, Method, Request, Uri};

use super::connect::Connector;
use super::wake::heard;
use super::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse};
use crate::{Body, BoxError, Headers};

struct HyperWasi {
    client: Client<Connector, RequestBody>,
}

pub(crate) fn choose(endpoint: &str) -> Result<Box<dyn Transport>, String> {
    if endpoint.starts_with("https:") {
        return Err("is https, which this client cannot speak in WebAssembly".into());
    }
    let connector = Connector(HttpConnector::new());
    Ok(Box::new(HyperWasi {
        client: Client::builder().http1_writev(false).build(connector),
    }))
}

impl Transport for HyperWasi {
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
            let request = convert(request)?;
            // A kept connection may have ended since its last use. This lets the runtime look at
            // its sockets before the request is written to one; hyper then takes another.
            tokio::task::yield_now().await;
            let mut request = client.request(request);
            let response = poll_fn(|context| heard(context, |c| Pin::new(&mut request).poll(c)));
            let response = response.await.map_err(failure)?;
            let (head, body) = response.into_parts();
            let mut headers = Headers::new();
            for (name, value) in &head.headers {
                headers.append(name.as_str(), value.as_bytes());
            }
            let mut response = TransportResponse::new(head.status.as_u16());
            response.headers = headers;
            response.body = match body.is_end_stream() {
                true => Body::empty(),
                false => Body::from_stream(ResponseBody(body)),
            };
            Ok(response)
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}

fn convert(request: TransportRequest) -> Result<Request<RequestBody>, TransportError> {
    let refused = |error: BoxError| {
        TransportError::refused("it cannot be written as an HTTP request", Some(error))
    };
    let method = Method::from_bytes(request.method.as_bytes()).map_err(|e| refused(e.into()))?;
    let uri = Uri::try_from(&*request.url).map_err(|error| refused(error.into()))?;
    let lacks_body = request.lacks_body();
    let mut converted = Request::new(RequestBody(request.body));
    *converted.method_mut() = method;
    *converted.uri_mut() = uri;
    for (name, value) in request.headers.iter() {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|e| refused(e.into()))?;
        let value = HeaderValue::from_bytes(value).map_err(|error| refused(error.into()))?;
        converted.headers_mut().append(name, value);
    }
    if lacks_body {
        converted
            .headers_mut()
            .insert(CONTENT_LENGTH, HeaderValue::from(0));
    }
    Ok(converted)
}

fn failure(error: Error) -> TransportError {
    // Closed and canceled: hyper found its connection gone before it took up the request.
    match error.is_connect() || error.is_closed() || error.is_canceled() {
        true => TransportError::connect(error),
        false => TransportError::new(error),
    }
}

struct RequestBody(Body);

impl HttpBody for RequestBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_data(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BoxError>>> {
        self.0.poll_chunk(context)
    }

    fn poll_trailers(
        self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Result<Option<HeaderMap>, BoxError>> {
        Poll::Ready(Ok(None))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        self.0
            .len()
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

struct ResponseBody(hyper::Body);

impl Stream for ResponseBody {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        heard(context, |context| Pin::new(&mut self.0).poll_data(context))
    }
}
