//! The application in a WASI 0.2 component: the host serves HTTP, and calls `wasi:http/incoming-handler`.

use std::fmt::Display;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::OnceLock;
use std::task::{Context, Poll, ready};

use dapr_client::application::{RawResponse, RequestHead};
use dapr_client::{Body, BoxError, Bytes, Headers};
use futures_core::Stream;
use wasip2::http::types::{
    ErrorCode, Fields, IncomingBody, IncomingRequest, Method, OutgoingBody, OutgoingResponse,
    ResponseOutparam,
};
use wasip2::io::streams::{InputStream, StreamError};
use wstd::io::AsyncOutputStream;
use wstd::runtime::{AsyncPollable, WaitFor};

use crate::app::DaprApp;

/// For the macro.
pub use wasip2;

/// The largest chunk in bytes.
const CHUNK: u64 = 64 << 10;

/// Fails: a component has no sockets to listen at.
pub(super) async fn serve(
    _app: DaprApp,
    _address: SocketAddr,
    _stop: impl Future<Output = ()>,
) -> Result<(), BoxError> {
    Err("the host of a WASI 0.2 component serves it: export it with `dapr_app::export_wasi_http!`, \
         and run it with `wasmtime serve`"
        .into())
}

/// Handles one request, for the macro.
pub fn handle<E: Display>(
    app: &OnceLock<DaprApp>,
    build: fn() -> Result<DaprApp, E>,
    request: IncomingRequest,
    response: ResponseOutparam,
) {
    if app.get().is_none() {
        match build() {
            // No one else sets it: a component has one thread.
            Ok(built) => drop(app.set(built)),
            Err(error) => {
                let text = format!("the application cannot be built: {error}");
                eprintln!("{text}");
                ResponseOutparam::set(response, Err(ErrorCode::InternalError(Some(text))));
                return;
            }
        }
    }
    let Some(app) = app.get().cloned() else {
        return;
    };
    wstd::runtime::block_on(async move {
        let head = head(&request);
        match received(request) {
            Ok(body) => send(app.respond(head, body).await, response).await,
            Err(error) => ResponseOutparam::set(response, Err(error)),
        }
    });
}

fn head(request: &IncomingRequest) -> RequestHead {
    let mut headers = Headers::new();
    for (name, value) in request.headers().entries() {
        headers.append(&name, value);
    }
    let target = request.path_with_query().unwrap_or_default();
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (&*target, None),
    };
    RequestHead {
        method: method(request.method()),
        path: path.to_owned(),
        query: query.map(str::to_owned),
        headers,
    }
}

fn method(method: Method) -> String {
    let name = match method {
        Method::Get => "GET",
        Method::Head => "HEAD",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
        Method::Connect => "CONNECT",
        Method::Options => "OPTIONS",
        Method::Trace => "TRACE",
        Method::Patch => "PATCH",
        Method::Other(name) => return name,
    };
    name.to_owned()
}

/// Sends a response. If its body fails, the host aborts the response.
async fn send(mut raw: RawResponse, out: ResponseOutparam) {
    let fields = Fields::new();
    for (name, value) in raw.headers.iter() {
        // The host sets the headers of the connection itself.
        let _ = fields.append(name, value);
    }
    let length = raw.body.len();
    if let Some(length) = length.filter(|length| *length > 0 && !fields.has("content-length")) {
        let _ = fields.append("content-length", length.to_string().as_bytes());
    }
    let response = OutgoingResponse::new(fields);
    if response.set_status_code(raw.status).is_err() {
        let _ = response.set_status_code(500);
    }
    // A body that is taken must be finished.
    let body = match length {
        Some(0) => None,
        _ => response.body().ok(),
    };
    ResponseOutparam::set(out, Ok(response));
    let Some(body) = body else { return };
    let Ok(stream) = body.write() else { return };
    let stream = AsyncOutputStream::new(stream);
    loop {
        match raw.body.chunk().await {
            Ok(Some(chunk)) => {
                // The sidecar closed the connection.
                if stream.write_all(&chunk).await.is_err() {
                    return;
                }
            }
            Ok(None) => break,
            Err(_) => return,
        }
    }
    drop(stream);
    let _ = OutgoingBody::finish(body, None);
}

fn received(request: IncomingRequest) -> Result<Body, ErrorCode> {
    let taken = |()| ErrorCode::InternalError(Some("the request body was taken before".to_owned()));
    let body = request.consume().map_err(taken)?;
    let stream = body.stream().map_err(taken)?;
    Ok(Body::from_stream(Received {
        waiting: None,
        readiness: AsyncPollable::new(stream.subscribe()),
        stream,
        _body: body,
    }))
}

/// The body of a request.
struct Received {
    // Dropped in this order: the host requires children to be dropped before their parents.
    waiting: Option<WaitFor>,
    readiness: AsyncPollable,
    stream: InputStream,
    _body: IncomingBody,
}

impl Stream for Received {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            match this.stream.read(CHUNK) {
                Ok(bytes) if bytes.is_empty() => {
                    let waiting = this
                        .waiting
                        .get_or_insert_with(|| this.readiness.wait_for());
                    ready!(Pin::new(waiting).poll(context));
                    // The reactor waits for it until it is dropped.
                    this.waiting = None;
                }
                Ok(bytes) => {
                    this.waiting = None;
                    return Poll::Ready(Some(Ok(bytes.into())));
                }
                Err(StreamError::Closed) => return Poll::Ready(None),
                Err(StreamError::LastOperationFailed(error)) => {
                    return Poll::Ready(Some(Err(error.to_debug_string().into())));
                }
            }
        }
    }
}
