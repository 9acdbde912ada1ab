//! A gRPC channel that connects on demand and reconnects after errors.

use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::Uri;
use http::uri::PathAndQuery;
use http_body_util::BodyExt as _;
use http_body_util::combinators::MapErr;
use hyper::body::Incoming;
use hyper::client::conn::http2::{SendRequest, handshake};
use hyper_util::rt::{TokioExecutor, TokioIo};
use prost::Message;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::Mutex;
use tonic::body::Body;
use tonic::client::{Grpc, GrpcService};
use tonic::metadata::MetadataMap;
use tonic::{Code, Request, Response, Status, Streaming};
use tonic_prost::ProstCodec;

use super::RpcError;

/// The default maximum message size of gRPC for Go.
const MESSAGE_SIZE: usize = 4 << 20;

/// The address of a gRPC server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// A host and a port, such as `127.0.0.1:50001`.
    Tcp(String),
    /// The path of a Unix socket.
    Unix(PathBuf),
}

impl Address {
    /// The authority that the server sees.
    fn origin(&self) -> Uri {
        let host = match self {
            Self::Tcp(address) => address.as_str(),
            Self::Unix(_) => "localhost",
        };
        // Invalid hosts are rejected earlier, or cannot be reached.
        format!("http://{host}").parse().unwrap_or_default()
    }

    async fn dial(&self) -> Result<Sender, String> {
        match self {
            Self::Tcp(address) => match tokio::net::TcpStream::connect(address).await {
                Ok(stream) => {
                    // TCP_NODELAY is only an optimization.
                    let _ = stream.set_nodelay(true);
                    shake_hands(stream).await
                }
                Err(error) => Err(format!("dial tcp {address}: {}", dial_error(&error))),
            },
            #[cfg(unix)]
            Self::Unix(path) => match tokio::net::UnixStream::connect(path).await {
                Ok(stream) => shake_hands(stream).await,
                Err(error) => Err(format!(
                    "dial unix {}: {}",
                    path.display(),
                    dial_error(&error)
                )),
            },
            #[cfg(not(unix))]
            Self::Unix(path) => Err(format!(
                "dial unix {}: this system has no Unix sockets",
                path.display()
            )),
        }
    }
}

/// Go's message for a failed connection.
fn dial_error(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => "connect: connection refused".to_owned(),
        io::ErrorKind::NotFound => "connect: no such file or directory".to_owned(),
        io::ErrorKind::PermissionDenied => "connect: permission denied".to_owned(),
        io::ErrorKind::TimedOut => "i/o timeout".to_owned(),
        _ => error.to_string(),
    }
}

type Sender = SendRequest<Body>;

async fn shake_hands(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
) -> Result<Sender, String> {
    let made = handshake(TokioExecutor::new(), TokioIo::new(stream)).await;
    let (sender, connection) = made.map_err(|error| error.to_string())?;
    // Ends when the server closes the connection, or when all senders are dropped.
    tokio::spawn(async move {
        let _ = connection.await;
    });
    Ok(sender)
}

/// A response with its metadata.
#[derive(Debug)]
pub(crate) struct ResponseWithMetadata<A> {
    /// The metadata that precedes the response. Empty if the call failed before it.
    pub(crate) headers: MetadataMap,
    pub(crate) response: Result<A, RpcError>,
}

impl<A> ResponseWithMetadata<A> {
    pub(crate) fn error(error: RpcError) -> Self {
        Self {
            headers: MetadataMap::new(),
            response: Err(error),
        }
    }
}

/// A channel to a gRPC server. Clones share the connection.
#[derive(Clone, Debug)]
pub(crate) struct Channel {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    address: Address,
    connection: Mutex<Option<Sender>>,
    /// The maximum size of a received message.
    max_message_size: usize,
}

impl Channel {
    pub(crate) fn new(address: Address) -> Self {
        Self::with_limit(address, Some(MESSAGE_SIZE))
    }

    /// `max_message_size` is the maximum size of a received message. Unlimited if `None`.
    pub(crate) fn with_limit(address: Address, max_message_size: Option<usize>) -> Self {
        Self {
            inner: Arc::new(Inner {
                address,
                connection: Mutex::default(),
                max_message_size: max_message_size.unwrap_or(usize::MAX),
            }),
        }
    }

    /// Sends a unary call.
    pub(crate) async fn call<Q, A>(
        &self,
        method: &'static str,
        request: Request<Q>,
    ) -> Result<A, RpcError>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        self.call_with_metadata(method, request).await.response
    }

    /// Like `call`, and also returns the response metadata.
    pub(crate) async fn call_with_metadata<Q, A>(
        &self,
        method: &'static str,
        request: Request<Q>,
    ) -> ResponseWithMetadata<A>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        match self.stream(method, request).await {
            Ok(responses) => {
                let (headers, responses, _) = responses.into_parts();
                let response = only(responses).await.map_err(RpcError::from);
                ResponseWithMetadata { headers, response }
            }
            Err(error) => ResponseWithMetadata::error(error),
        }
    }

    /// Sends a server-streaming call.
    pub(crate) async fn call_streaming<Q, A>(
        &self,
        method: &'static str,
        request: Request<Q>,
    ) -> Result<Streaming<A>, RpcError>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        Ok(self.stream(method, request).await?.into_inner())
    }

    async fn stream<Q, A>(
        &self,
        method: &'static str,
        request: Request<Q>,
    ) -> Result<Response<Streaming<A>>, RpcError>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        let method = PathAndQuery::from_static(method);
        let mut grpc = self.grpc().await?;
        let responses = grpc.server_streaming(request, method, ProstCodec::default());
        responses.await.map_err(RpcError::from)
    }

    /// Whether the address accepts connections.
    pub(crate) async fn is_listening(&self) -> bool {
        self.sender().await.is_ok()
    }

    async fn grpc(&self) -> Result<Grpc<Connected>, RpcError> {
        let sender = self.sender().await.map_err(|reason| {
            // Go's message starts in lower case if the call has a deadline, as daprd sets for components.
            let error = match &self.inner.address {
                Address::Tcp(_) => "Error",
                Address::Unix(_) => "error",
            };
            let message =
                format!("connection error: desc = \"transport: {error} while dialing: {reason}\"");
            RpcError::new(Code::Unavailable, message)
        })?;
        let grpc = Grpc::with_origin(Connected(sender), self.inner.address.origin());
        let mut grpc = grpc.max_decoding_message_size(self.inner.max_message_size);
        grpc.ready().await.map_err(RpcError::from)?;
        Ok(grpc)
    }

    async fn sender(&self) -> Result<Sender, String> {
        let mut cached_sender = self.inner.connection.lock().await;
        if let Some(sender) = cached_sender.as_ref().filter(|sender| !sender.is_closed()) {
            return Ok(sender.clone());
        }
        let sender = self.inner.address.dial().await?;
        Ok(cached_sender.insert(sender).clone())
    }
}

/// Reads a stream that must contain exactly one message and end without an error.
async fn only<A>(mut responses: Streaming<A>) -> Result<A, Status> {
    let none = || Status::internal("the response has no message");
    let response = responses.message().await?.ok_or_else(none)?;
    match responses.message().await? {
        None => Ok(response),
        Some(_) => Err(Status::internal("the response has more than one message")),
    }
}

/// The connector that tonic uses.
struct Connected(Sender);

impl GrpcService<Body> for Connected {
    type ResponseBody = MapErr<Incoming, fn(hyper::Error) -> Status>;
    type Error = Status;
    type Future =
        Pin<Box<dyn Future<Output = Result<http::Response<Self::ResponseBody>, Status>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Status>> {
        self.0.poll_ready(context).map_err(broken)
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let response = self.0.send_request(request);
        Box::pin(async move {
            let response = response.await.map_err(broken)?;
            Ok(response.map(|body| body.map_err(broken as fn(hyper::Error) -> Status)))
        })
    }
}

/// The message of gRPC for Go if the server closes the connection during a call, whatever the cause.
fn broken(_: hyper::Error) -> Status {
    Status::unavailable("error reading from server: EOF")
}
