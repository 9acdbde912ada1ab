//! The application as a tower service.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use dapr_client::{BoxError, Bytes};

use crate::app::DaprApp;
use crate::body::{HttpBody, from_http};

/// Nests in axum (`Router::new().fallback_service(app)`) or in any server on hyper 1.
impl<B> tower_service::Service<http::Request<B>> for DaprApp
where
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError> + 'static,
{
    type Response = http::Response<HttpBody>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        let app = self.clone();
        Box::pin(async move { Ok(app.handle(request.map(from_http)).await.map(HttpBody)) })
    }
}
