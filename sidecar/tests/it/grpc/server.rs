//! A gRPC server whose responses come from a function.

use std::convert::Infallible;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use bytes::{BufMut as _, Bytes, BytesMut};
use http::{HeaderMap, HeaderValue, Request, Response};
use http_body::Frame;
use http_body_util::{BodyExt as _, StreamBody};
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo};
use prost::Message;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

/// A received call.
pub(super) struct Call {
    /// Service and method.
    pub(super) method: String,
    pub(super) headers: HeaderMap,
    message: Bytes,
}

impl Call {
    pub(super) fn read<M: Message + Default>(&self) -> M {
        M::decode(self.message.clone()).unwrap()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        Some(self.headers.get(name)?.to_str().unwrap())
    }
}

/// The response to a call.
pub(super) enum Reply {
    /// A message with these headers.
    Message(HeaderMap, Vec<u8>),
    /// An error: its code, message and details.
    Error(i32, &'static str, Vec<Any>),
    /// No response.
    Silence,
}

impl Reply {
    pub(super) fn message(message: &impl Message) -> Self {
        Self::Message(HeaderMap::new(), message.encode_to_vec())
    }

    /// An empty message.
    pub(super) fn empty() -> Self {
        Self::Message(HeaderMap::new(), Vec::new())
    }

    pub(super) fn unimplemented() -> Self {
        Self::Error(12, "unknown method", Vec::new())
    }
}

/// `google.protobuf.Any`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Any {
    #[prost(string, tag = "1")]
    pub(super) type_url: String,
    #[prost(bytes = "vec", tag = "2")]
    pub(super) value: Vec<u8>,
}

impl Any {
    pub(super) fn of(name: &str, message: &impl Message) -> Self {
        Self {
            type_url: format!("type.googleapis.com/{name}"),
            value: message.encode_to_vec(),
        }
    }
}

/// `google.rpc.Status`.
#[derive(Clone, PartialEq, prost::Message)]
struct Status {
    #[prost(int32, tag = "1")]
    code: i32,
    #[prost(string, tag = "2")]
    message: String,
    #[prost(message, repeated, tag = "3")]
    details: Vec<Any>,
}

pub(super) type Handler = Arc<dyn Fn(Call) -> Reply + Send + Sync>;

/// A running server. Dropping it closes the listener and all connections.
pub(super) struct Server(JoinHandle<()>);

impl Drop for Server {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Listens on a free port.
pub(super) async fn at_a_port(
    handler: impl Fn(Call) -> Reply + Send + Sync + 'static,
) -> (Server, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let handler: Handler = Arc::new(handler);
    let task = tokio::spawn(async move {
        let mut connections = JoinSet::new();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            connections.spawn(serve(stream, handler.clone()));
        }
    });
    (Server(task), port)
}

/// Listens on a Unix socket.
#[cfg(unix)]
pub(super) fn at_a_socket(
    path: &std::path::Path,
    handler: impl Fn(Call) -> Reply + Send + Sync + 'static,
) -> Server {
    let listener = tokio::net::UnixListener::bind(path).unwrap();
    let handler: Handler = Arc::new(handler);
    Server(tokio::spawn(async move {
        let mut connections = JoinSet::new();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            connections.spawn(serve(stream, handler.clone()));
        }
    }))
}

async fn serve(stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static, handler: Handler) {
    let service = hyper::service::service_fn(move |request| handle(request, handler.clone()));
    // Connection errors are ignored.
    let _ = hyper::server::conn::http2::Builder::new(TokioExecutor::new())
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

type Frames = futures_util::stream::Iter<std::vec::IntoIter<Result<Frame<Bytes>, Infallible>>>;

async fn handle(
    request: Request<Incoming>,
    handler: Handler,
) -> Result<Response<StreamBody<Frames>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let reply = handler(Call {
        method: head.uri.path().trim_start_matches('/').to_owned(),
        headers: head.headers,
        // The message is prefixed with a flag and its length.
        message: body.slice(5..),
    });
    let (headers, frames) = match reply {
        Reply::Message(headers, message) => {
            let mut data = BytesMut::new();
            data.put_u8(0);
            data.put_u32(u32::try_from(message.len()).unwrap());
            data.put_slice(&message);
            let end = HeaderMap::from_iter([(
                http::HeaderName::from_static("grpc-status"),
                HeaderValue::from_static("0"),
            )]);
            let frames = vec![Ok(Frame::data(data.freeze())), Ok(Frame::trailers(end))];
            (headers, frames)
        }
        Reply::Error(code, message, details) => {
            let status = Status {
                code,
                message: message.to_owned(),
                details,
            };
            let details = STANDARD_NO_PAD.encode(status.encode_to_vec());
            let mut headers = HeaderMap::new();
            headers.insert("grpc-status", HeaderValue::from(code));
            headers.insert("grpc-message", HeaderValue::from_static(message));
            headers.insert("grpc-status-details-bin", details.parse().unwrap());
            (headers, Vec::new())
        }
        Reply::Silence => std::future::pending().await,
    };
    let mut response = Response::new(StreamBody::new(futures_util::stream::iter(frames)));
    *response.headers_mut() = headers;
    let grpc = HeaderValue::from_static("application/grpc");
    response.headers_mut().insert("content-type", grpc);
    Ok(response)
}
