//! Decoding gRPC calls and encoding their responses.

use std::future::Future;
use std::pin::Pin;

use futures_util::Stream;
use hyper::body::Incoming;
use prost::Message;
use tonic::server::{Grpc, ServerStreamingService, UnaryService};
use tonic::{Code, Request, Response, Status};
use tonic_prost::ProstCodec;

/// A gRPC response.
pub(crate) type HttpResponse = http::Response<tonic::body::Body>;

/// A received gRPC call.
pub(crate) struct Call {
    request: http::Request<Incoming>,
    /// The maximum size of its message.
    limit: Option<u64>,
}

impl Call {
    pub(super) fn new(request: http::Request<Incoming>, limit: Option<u64>) -> Self {
        Self { request, limit }
    }

    /// Responds with one message.
    pub(crate) async fn unary<Q, A, F, R>(self, method: F) -> HttpResponse
    where
        Q: Message + Default + 'static,
        A: Message + 'static,
        F: FnMut(Q) -> R,
        R: Future<Output = Result<A, Status>> + Send + 'static,
    {
        let mut grpc =
            Grpc::new(ProstCodec::<A, Q>::default()).max_decoding_message_size(self.limit());
        as_in_go(grpc.unary(Method(method), self.request).await)
    }

    /// Responds with a stream of messages.
    pub(crate) async fn streaming<Q, A, F, R, S>(self, method: F) -> HttpResponse
    where
        Q: Message + Default + 'static,
        A: Message + 'static,
        F: FnMut(Q) -> R,
        R: Future<Output = Result<S, Status>> + Send + 'static,
        S: Stream<Item = Result<A, Status>> + Send + 'static,
    {
        let mut grpc =
            Grpc::new(ProstCodec::<A, Q>::default()).max_decoding_message_size(self.limit());
        grpc.server_streaming(Method(method), self.request).await
    }

    fn limit(&self) -> usize {
        let limit = self.limit.and_then(|limit| usize::try_from(limit).ok());
        limit.unwrap_or(usize::MAX)
    }
}

/// Go uses another code for messages over the limit. Workers check it: with that code they report that the
/// workflow failed.
fn as_in_go(response: HttpResponse) -> HttpResponse {
    match Status::from_header_map(response.headers()) {
        Some(status) if status.code() == Code::OutOfRange => {
            Status::resource_exhausted(status.message()).into_http()
        }
        _ => response,
    }
}

/// Adapts a function to a method of a gRPC service.
struct Method<F>(F);

type ResponseFuture<T> = Pin<Box<dyn Future<Output = Result<Response<T>, Status>> + Send>>;

impl<F, Q, A, R> UnaryService<Q> for Method<F>
where
    F: FnMut(Q) -> R,
    R: Future<Output = Result<A, Status>> + Send + 'static,
{
    type Response = A;
    type Future = ResponseFuture<A>;

    fn call(&mut self, request: Request<Q>) -> Self::Future {
        let response = (self.0)(request.into_inner());
        Box::pin(async { response.await.map(Response::new) })
    }
}

impl<F, Q, A, R, S> ServerStreamingService<Q> for Method<F>
where
    F: FnMut(Q) -> R,
    R: Future<Output = Result<S, Status>> + Send + 'static,
    S: Stream<Item = Result<A, Status>>,
{
    type Response = A;
    type ResponseStream = S;
    type Future = ResponseFuture<S>;

    fn call(&mut self, request: Request<Q>) -> Self::Future {
        let response = (self.0)(request.into_inner());
        Box::pin(async { response.await.map(Response::new) })
    }
}
