//! A connection that is made when it is needed, and made anew when it broke.

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

use super::RpcFault;

/// What gRPC for Go takes in one message unless something else is said.
const MESSAGE_SIZE: usize = 4 << 20;

/// Where somebody listens who speaks gRPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// A host and a port, such as `127.0.0.1:50001`.
    Tcp(String),
    /// The file of a Unix socket.
    Unix(PathBuf),
}

impl Address {
    /// What the other side finds as the name of the host.
    fn origin(&self) -> Uri {
        let host = match self {
            Self::Tcp(address) => address.as_str(),
            Self::Unix(_) => "localhost",
        };
        // What is no host has been refused before, or nobody can be reached there.
        format!("http://{host}").parse().unwrap_or_default()
    }

    async fn dial(&self) -> Result<Sender, String> {
        match self {
            Self::Tcp(address) => match tokio::net::TcpStream::connect(address).await {
                Ok(stream) => {
                    // Whoever cannot be told to be quick is slower, and that is all.
                    let _ = stream.set_nodelay(true);
                    shake_hands(stream).await
                }
                Err(error) => Err(format!("dial tcp {address}: {}", words(&error))),
            },
            #[cfg(unix)]
            Self::Unix(path) => match tokio::net::UnixStream::connect(path).await {
                Ok(stream) => shake_hands(stream).await,
                Err(error) => Err(format!("dial unix {}: {}", path.display(), words(&error))),
            },
            #[cfg(not(unix))]
            Self::Unix(path) => Err(format!(
                "dial unix {}: this system has no Unix sockets",
                path.display()
            )),
        }
    }
}

/// The words of Go for a connection that was not made.
fn words(error: &io::Error) -> String {
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
    // It ends when the other side does, or when nobody holds the sender any more.
    tokio::spawn(async move {
        let _ = connection.await;
    });
    Ok(sender)
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Told<A> {
    /// The headers, which come before the answer; none if there is only an error.
    pub(crate) headers: MetadataMap,
    pub(crate) answer: Result<A, RpcFault>,
}

impl<A> Told<A> {
    pub(crate) fn fault(fault: RpcFault) -> Self {
        Self {
            headers: MetadataMap::new(),
            answer: Err(fault),
        }
    }
}

/// A channel to somebody who speaks gRPC. Clones are the same one.
#[derive(Clone, Debug)]
pub(crate) struct Channel {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    address: Address,
    connection: Mutex<Option<Sender>>,
    /// The most bytes of a message that is received.
    most: usize,
}

impl Channel {
    pub(crate) fn new(address: Address) -> Self {
        Self::with_limit(address, Some(MESSAGE_SIZE))
    }

    /// `most` is how large a message may be that is received; `None` is without limit.
    pub(crate) fn with_limit(address: Address, most: Option<usize>) -> Self {
        Self {
            inner: Arc::new(Inner {
                address,
                connection: Mutex::default(),
                most: most.unwrap_or(usize::MAX),
            }),
        }
    }

    /// Asks one question, and waits for its answer.
    pub(crate) async fn ask<Q, A>(
        &self,
        method: &'static str,
        question: Request<Q>,
    ) -> Result<A, RpcFault>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        self.ask_and_tell(method, question).await.answer
    }

    /// The same, with the headers of the answer.
    pub(crate) async fn ask_and_tell<Q, A>(
        &self,
        method: &'static str,
        question: Request<Q>,
    ) -> Told<A>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        match self.stream(method, question).await {
            Ok(answers) => {
                let (headers, answers, _) = answers.into_parts();
                let answer = only(answers).await.map_err(RpcFault::from);
                Told { headers, answer }
            }
            Err(fault) => Told::fault(fault),
        }
    }

    /// Asks one question, and gives the stream of its answers.
    pub(crate) async fn ask_for_many<Q, A>(
        &self,
        method: &'static str,
        question: Request<Q>,
    ) -> Result<Streaming<A>, RpcFault>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        Ok(self.stream(method, question).await?.into_inner())
    }

    async fn stream<Q, A>(
        &self,
        method: &'static str,
        question: Request<Q>,
    ) -> Result<Response<Streaming<A>>, RpcFault>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        let method = PathAndQuery::from_static(method);
        let mut grpc = self.grpc().await?;
        let answers = grpc.server_streaming(question, method, ProstCodec::default());
        answers.await.map_err(RpcFault::from)
    }

    /// Whether somebody accepts connections there.
    pub(crate) async fn is_listening(&self) -> bool {
        self.sender().await.is_ok()
    }

    async fn grpc(&self) -> Result<Grpc<Connected>, RpcFault> {
        let sender = self.sender().await.map_err(|reason| {
            // Go begins with a small letter where it is told to give up soon, as daprd tells it for components.
            let error = match &self.inner.address {
                Address::Tcp(_) => "Error",
                Address::Unix(_) => "error",
            };
            let message =
                format!("connection error: desc = \"transport: {error} while dialing: {reason}\"");
            RpcFault::new(Code::Unavailable, message)
        })?;
        let grpc = Grpc::with_origin(Connected(sender), self.inner.address.origin());
        let mut grpc = grpc.max_decoding_message_size(self.inner.most);
        grpc.ready().await.map_err(RpcFault::from)?;
        Ok(grpc)
    }

    async fn sender(&self) -> Result<Sender, String> {
        let mut held = self.inner.connection.lock().await;
        if let Some(sender) = held.as_ref().filter(|sender| !sender.is_closed()) {
            return Ok(sender.clone());
        }
        let sender = self.inner.address.dial().await?;
        Ok(held.insert(sender).clone())
    }
}

/// The only message of an answer, and its good end.
async fn only<A>(mut answers: Streaming<A>) -> Result<A, Status> {
    let none = || Status::internal("the answer has no message");
    let answer = answers.message().await?.ok_or_else(none)?;
    match answers.message().await? {
        None => Ok(answer),
        Some(_) => Err(Status::internal("the answer has more than one message")),
    }
}

/// What tonic sends over.
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
        let answer = self.0.send_request(request);
        Box::pin(async move {
            let answer = answer.await.map_err(broken)?;
            Ok(answer.map(|body| body.map_err(broken as fn(hyper::Error) -> Status)))
        })
    }
}

/// The words of gRPC for Go when the other side ends in the middle of a call, whatever the reason.
fn broken(_: hyper::Error) -> Status {
    Status::unavailable("error reading from server: EOF")
}
