//! Connection, and the response body that it streams.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use futures_core::Stream;
use hyper::Request;
use hyper::body::{HttpBody, SizeHint};
use hyper::client::conn::{Connection as Driver, SendRequest};
use hyper::header::HeaderMap;
use hyper::http::uri::Authority;
use tokio::net::TcpStream;

use super::pool::Pool;
use crate::transport::{TransportError, TransportResponse, convert};
use crate::{Body, BoxError};

/// A connection to a server. Handles one request at a time.
pub(super) struct Connection {
    server: Authority,
    sender: SendRequest<RequestBody>,
    /// Reads and writes when polled. `None` if the connection is closed.
    driver: Option<Driver<TcpStream, RequestBody>>,
}

impl Connection {
    pub(super) fn new(
        server: Authority,
        sender: SendRequest<RequestBody>,
        driver: Driver<TcpStream, RequestBody>,
    ) -> Self {
        Connection {
            server,
            sender,
            driver: Some(driver),
        }
    }

    pub(super) fn server(&self) -> &Authority {
        &self.server
    }

    /// Returns whether a request can be sent, as far as the runtime knows the state of the socket.
    pub(super) fn is_open(&mut self) -> bool {
        // The following request registers its own waker, so none is needed here.
        let still_open = self.drive(&mut unwoken()).is_pending();
        still_open && self.is_idle()
    }

    /// Returns whether the last exchange is complete in both directions.
    fn is_idle(&mut self) -> bool {
        let ready = self.sender.poll_ready(&mut unwoken());
        self.driver.is_some() && matches!(ready, Poll::Ready(Ok(())))
    }

    /// Reads and writes as much as possible. Ready if the connection is closed.
    fn drive(&mut self, context: &mut Context<'_>) -> Poll<Result<(), hyper::Error>> {
        let Some(driver) = &mut self.driver else {
            return Poll::Ready(Ok(()));
        };
        let end = Pin::new(driver).poll(context);
        if end.is_ready() {
            self.driver = None;
        }
        end
    }

    /// Sends a request and waits for the response headers.
    ///
    /// The connection returns to the pool when the exchange is complete.
    pub(super) async fn exchange(
        mut self,
        request: Request<RequestBody>,
        pool: Arc<Pool>,
    ) -> Result<TransportResponse, TransportError> {
        let mut sent = self.sender.send_request(request);
        let received = poll_fn(|context| {
            let end = self.drive(context);
            match (Pin::new(&mut sent).poll(&mut unwoken()), end) {
                (Poll::Ready(received), _) => Poll::Ready(received.map_err(failure)),
                (Poll::Pending, Poll::Ready(Err(error))) => Poll::Ready(Err(failure(error))),
                (Poll::Pending, Poll::Ready(Ok(()))) => {
                    Poll::Ready(Err(TransportError::new(cut_off())))
                }
                (Poll::Pending, Poll::Pending) => Poll::Pending,
            }
        });
        let (head, body) = received.await?.into_parts();
        let mut response = convert::response(head.status, &head.headers);
        let mut body = ResponseBody {
            body,
            next: None,
            connection: Some(self),
            pool,
        };
        response.body = match body.take_whole() {
            Some(bytes) => bytes.into(),
            None => Body::from_stream(body),
        };
        Ok(response)
    }
}

fn failure(error: hyper::Error) -> TransportError {
    // Closed or canceled: the connection was closed before the request was written.
    let unsent = error.is_closed() || error.is_canceled();
    convert::failure(error, unsent)
}

/// Returns the error for a connection that ended without a reason.
fn cut_off() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the connection was closed")
}

/// Returns a context with a waker that does nothing.
///
/// Use it to poll what only the driver can advance. The driver is polled next, or was polled
/// before.
fn unwoken() -> Context<'static> {
    Context::from_waker(Waker::noop())
}

pub(super) struct RequestBody(pub(super) Body);

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

/// A response body that drives its connection while it is read.
///
/// If it is dropped early, the connection is dropped too.
struct ResponseBody {
    body: hyper::Body,
    /// A chunk that was received but not yet returned.
    next: Option<Result<Bytes, hyper::Error>>,
    /// `None` when the exchange is complete.
    connection: Option<Connection>,
    pool: Arc<Pool>,
}

impl ResponseBody {
    /// Returns the body if all of it arrived with the headers, and releases the connection.
    fn take_whole(&mut self) -> Option<Bytes> {
        if self.body.is_end_stream() {
            self.release();
            return Some(Bytes::new());
        }
        if !self.connection.as_mut()?.is_idle() {
            return None;
        }
        let Poll::Ready(chunk) = self.received() else {
            return None;
        };
        match chunk? {
            Ok(bytes) if self.body.is_end_stream() => Some(bytes),
            chunk => {
                self.next = Some(chunk);
                None
            }
        }
    }

    /// Returns the next chunk if the driver has received it. Releases the connection at the end.
    fn received(&mut self) -> Poll<Option<Result<Bytes, hyper::Error>>> {
        let chunk = Pin::new(&mut self.body).poll_data(&mut unwoken());
        match &chunk {
            Poll::Ready(Some(Ok(_))) if !self.body.is_end_stream() => {}
            Poll::Ready(Some(Err(_))) => self.connection = None,
            Poll::Ready(_) => self.release(),
            Poll::Pending => {}
        }
        chunk
    }

    /// Returns the connection to the pool, or closes it if it is still sending the request.
    fn release(&mut self) {
        if let Some(mut connection) = self.connection.take()
            && connection.is_idle()
        {
            self.pool.keep(connection);
        }
    }
}

impl Stream for ResponseBody {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if let Some(chunk) = this.next.take() {
            return Poll::Ready(Some(chunk.map_err(Into::into)));
        }
        let mut chunk = this.received();
        if chunk.is_pending() {
            let Some(connection) = &mut this.connection else {
                return Poll::Ready(None);
            };
            let end = connection.drive(context);
            chunk = this.received();
            if let (Poll::Pending, Poll::Ready(end)) = (&chunk, end) {
                this.connection = None;
                let error = end.err().map_or_else(|| cut_off().into(), Into::into);
                return Poll::Ready(Some(Err(error)));
            }
        }
        chunk.map(|chunk| chunk.map(|chunk| chunk.map_err(Into::into)))
    }
}
