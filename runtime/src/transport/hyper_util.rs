//! Transport for all targets except `wasm32-wasip1`: hyper's pooled client on Tokio.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::{Connect, HttpConnector};
use hyper_util::rt::TokioExecutor;

use super::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse, convert};
use crate::{Body, BoxError};

struct HyperUtil<C> {
    client: Client<C, RequestBody>,
}

pub(crate) fn choose(endpoint: &str) -> Result<Box<dyn Transport>, String> {
    let mut http = HttpConnector::new();
    http.set_nodelay(true);
    match endpoint.starts_with("https:") {
        true => secure(http),
        false => Ok(transport(http)),
    }
}

fn transport(connector: impl Connect + Clone + Send + Sync + 'static) -> Box<dyn Transport> {
    let client = Client::builder(TokioExecutor::new()).build(connector);
    Box::new(HyperUtil { client })
}

#[cfg(feature = "tls")]
fn secure(mut http: HttpConnector) -> Result<Box<dyn Transport>, String> {
    http.enforce_http(false);
    let builder = hyper_rustls::HttpsConnectorBuilder::new()
        .with_native_roots()
        .map_err(|error| {
            format!(
                "requires the root certificates of this system, which cannot be loaded: {error}"
            )
        })?;
    Ok(transport(
        builder.https_only().enable_http1().wrap_connector(http),
    ))
}

#[cfg(not(feature = "tls"))]
fn secure(_http: HttpConnector) -> Result<Box<dyn Transport>, String> {
    Err("uses https, which requires the feature `tls` of the client".into())
}

impl<C: Connect + Clone + Send + Sync + 'static> Transport for HyperUtil<C> {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let client = self.client.clone();
        Box::pin(async move {
            convert::require_runtime()?;
            let request = convert::request(request, RequestBody)?;
            // A kept connection may have been closed since its last use. Yielding lets the runtime
            // check its sockets before the request is written to one; hyper then uses another
            // connection.
            tokio::task::yield_now().await;
            let sent = client.request(request).await;
            let sent = sent.map_err(|error| {
                let unsent = error.is_connect();
                convert::failure(error, unsent)
            })?;
            let (head, body) = sent.into_parts();
            let mut response = convert::response(head.status, &head.headers);
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

struct RequestBody(Body);

impl HttpBody for RequestBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.0
            .poll_chunk(context)
            .map(|chunk| chunk.map(|chunk| chunk.map(Frame::data)))
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

struct ResponseBody(Incoming);

impl Stream for ResponseBody {
    type Item = Result<Bytes, hyper::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match std::task::ready!(Pin::new(&mut self.0).poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                // Ignores trailers.
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => return Poll::Ready(Some(Ok(data))),
                    Err(_) => continue,
                },
            }
        }
    }
}
