//! The application channel: all requests from the sidecar to the application.
//!
//! The application listens on a port, or is a function in this process ([`AppHandler`]),
//! called without a socket. An application on a port may speak gRPC: callers check
//! [`App::grpc`] and then use the methods of [`GrpcApp`].

mod address;
mod client;
mod config;
#[cfg(feature = "dapr-app")]
mod dapr_app;
mod error;
mod failure;
#[cfg(feature = "grpc")]
mod grpc;
mod handler;
mod health;
mod message;
mod outgoing_body;
#[cfg(test)]
mod tests;
mod with_client;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dapr_client::{Body, Headers};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::log::Log;
#[cfg(feature = "grpc")]
use crate::rpc::Channel;

pub(crate) use self::address::{escaped_path, request_target};
pub(crate) use self::client::HttpClient;
pub(crate) use self::config::{ActorSettings, AppConfig};
pub(crate) use self::error::AppError;
pub(crate) use self::failure::failure;
#[cfg(feature = "grpc")]
pub(crate) use self::grpc::{
    BulkEntry, BulkEvent, BulkEvents, BulkOutcome, CloudEvent, EventOutcome, GrpcApp, TopicEvent,
    TopicSubscription,
};
pub use self::handler::{AppFuture, AppHandler, AppRequest, AppResponse};
pub(crate) use self::health::{HealthCheck, start_health_checks, watch_health};
pub(crate) use self::message::{
    BufferedResponse, EVENTS, IncomingResponse, OutgoingRequest, wants_events,
};
pub(crate) use self::outgoing_body::OutgoingBody;
pub(crate) use self::with_client::AppWithClient;

/// The trace context that means no trace, as sent to applications.
pub(crate) const NO_TRACE: &str = "00-00000000000000000000000000000000-0000000000000000-00";

/// Where the application is, and its protocol.
#[derive(Clone)]
pub(crate) enum Target {
    /// At an address such as `127.0.0.1:8080`.
    Http { address: String, http2: bool },
    /// By gRPC.
    #[cfg(feature = "grpc")]
    Grpc(Channel),
    /// In this process.
    Function(Arc<dyn AppHandler>),
}

/// The channel to the application. Clones share the same channel.
#[derive(Clone)]
pub(crate) struct App {
    inner: Arc<Inner>,
    log: Log,
}

struct Inner {
    target: Target,
    client: HttpClient,
    /// Sent as `dapr-api-token` with every call.
    token: Option<String>,
    /// `--app-max-concurrency`.
    permits: Option<Arc<Semaphore>>,
    healthy: AtomicBool,
}

impl App {
    pub(crate) fn new(
        target: Target,
        token: Option<String>,
        max_concurrency: Option<usize>,
    ) -> Self {
        let http2 = matches!(target, Target::Http { http2: true, .. });
        Self {
            inner: Arc::new(Inner {
                target,
                client: HttpClient::new(http2),
                token,
                permits: max_concurrency.map(|calls| Arc::new(Semaphore::new(calls))),
                healthy: AtomicBool::new(true),
            }),
            log: Log::default(),
        }
    }

    /// Sets the log for problems with the application.
    pub(crate) fn reporting_to(self, log: Log) -> Self {
        Self { log, ..self }
    }

    /// The log for problems with the application.
    pub(crate) fn log(&self) -> &Log {
        &self.log
    }

    /// The token that is sent with every call.
    pub(crate) fn token(&self) -> Option<&str> {
        self.inner.token.as_deref()
    }

    /// Whether the application counts as healthy. Without health checks it always does.
    pub(crate) fn is_healthy(&self) -> bool {
        self.inner.healthy.load(Ordering::Acquire)
    }

    fn set_healthy(&self, healthy: bool) {
        let was_healthy = self.inner.healthy.swap(healthy, Ordering::AcqRel);
        if was_healthy != healthy {
            let state = if healthy {
                "healthy"
            } else {
                "unhealthy: the sidecar sends no calls to it"
            };
            self.log
                .info("app", format_args!("the application is {state}"));
        }
    }

    /// Sends a request with the token, within the concurrency limit. The response body is a stream; the call
    /// counts towards the limit until that stream ends.
    pub(crate) async fn send(
        &self,
        mut request: OutgoingRequest,
    ) -> Result<IncomingResponse, AppError> {
        if !self.is_healthy() {
            return Err(AppError::Unhealthy);
        }
        if let Some(token) = &self.inner.token {
            request.headers.set("dapr-api-token", token);
        }
        let permit = self.permit().await;
        let mut response = self.send_unmetered(request).await?;
        if let Some(permit) = permit {
            response.body = message::holding(response.body, permit);
        }
        Ok(response)
    }

    /// Like [`App::send`], and reads the complete body.
    pub(crate) async fn send_buffered(
        &self,
        request: OutgoingRequest,
    ) -> Result<BufferedResponse, AppError> {
        self.send(request).await?.read().await
    }

    /// Sends a POST request with a body of the given content type.
    pub(crate) async fn post(
        &self,
        path: &str,
        content_type: &str,
        mut headers: Headers,
        body: impl Into<Body>,
    ) -> Result<BufferedResponse, AppError> {
        headers.set("content-type", content_type);
        self.send_buffered(OutgoingRequest {
            method: "POST".to_owned(),
            target: path.to_owned(),
            headers,
            body: body.into(),
        })
        .await
    }

    async fn permit(&self) -> Option<OwnedSemaphorePermit> {
        let permits = self.inner.permits.as_ref()?;
        // Fails only if the semaphore is closed, which never happens.
        Arc::clone(permits).acquire_owned().await.ok()
    }

    /// Sends a request without token and concurrency limit, for health probes.
    async fn send_unmetered(&self, request: OutgoingRequest) -> Result<IncomingResponse, AppError> {
        match &self.inner.target {
            Target::Http { address, .. } => {
                self.inner
                    .client
                    .send(&format!("http://{address}"), request)
                    .await
            }
            Target::Function(handler) => handler::call(handler.as_ref(), request).await,
            #[cfg(feature = "grpc")]
            Target::Grpc(_) => Err(AppError::Address(format!(
                "{} {} is an HTTP request, but the application speaks gRPC",
                request.method, request.target
            ))),
        }
    }

    /// Whether it is called over gRPC.
    pub(crate) fn speaks_grpc(&self) -> bool {
        !matches!(self.inner.target, Target::Http { .. } | Target::Function(_))
    }

    /// Whether the application accepts connections.
    pub(crate) async fn is_listening(&self) -> bool {
        match &self.inner.target {
            Target::Http { address, .. } => tokio::net::TcpStream::connect(address.as_str())
                .await
                .is_ok(),
            Target::Function(_) => true,
            #[cfg(feature = "grpc")]
            Target::Grpc(channel) => channel.is_listening().await,
        }
    }
}
