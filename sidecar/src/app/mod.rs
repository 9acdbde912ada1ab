//! The channel to the application: everything that the sidecar asks it.
//!
//! The application listens at a port, as it does beside daprd, or is a function of the same process
//! ([`AppHandler`]): then there is no socket in between. At a port it may speak gRPC ([`GrpcApp`]): then it is asked in another
//! way, and whoever asks has to know it.

mod address;
mod client;
mod config;
mod error;
mod failure;
mod grpc;
mod handler;
mod health;
mod message;
mod sent;
#[cfg(test)]
mod tests;
mod with_client;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dapr_client::{Body, Headers};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::log::Log;
use crate::rpc::Channel;

pub(crate) use self::address::{escaped_path, request_target};
pub(crate) use self::client::HttpClient;
pub(crate) use self::config::{ActorSettings, AppConfig};
pub(crate) use self::error::AppError;
pub(crate) use self::failure::failure;
pub(crate) use self::grpc::{
    BulkAnswer, BulkEntry, BulkEvent, BulkEvents, CloudEvent, EventAnswer, GrpcApp, TopicEvent,
    TopicSubscription,
};
pub use self::handler::{AppFuture, AppHandler, AppReply, AppRequest};
pub(crate) use self::health::{HealthCheck, begin_health, watch_health};
pub(crate) use self::message::{Answer, EVENTS, Question, WholeAnswer, wants_events};
pub(crate) use self::sent::Sent;
pub(crate) use self::with_client::AppWithClient;

/// How to reach the application.
#[derive(Clone)]
pub(crate) enum Target {
    /// At an address such as `127.0.0.1:8080`.
    Http { address: String, http2: bool },
    /// By gRPC.
    Grpc(Channel),
    /// In this process.
    Function(Arc<dyn AppHandler>),
}

/// The application beside the sidecar. Clones are the same channel.
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
                permits: max_concurrency.map(|most| Arc::new(Semaphore::new(most))),
                healthy: AtomicBool::new(true),
            }),
            log: Log::default(),
        }
    }

    /// Reports to a log what goes wrong with the application.
    pub(crate) fn reporting_to(self, log: Log) -> Self {
        Self { log, ..self }
    }

    /// Where to report what goes wrong with the application.
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
                "not healthy: it is not called"
            };
            self.log
                .info("app", format_args!("the application is {state}"));
        }
    }

    /// Asks the application, with its token and within its limit of simultaneous calls. The answer's body comes as it is sent;
    /// the call counts as long as it is not at its end.
    pub(crate) async fn ask(&self, mut question: Question) -> Result<Answer, AppError> {
        if !self.is_healthy() {
            return Err(AppError::Unhealthy);
        }
        if let Some(token) = &self.inner.token {
            question.headers.set("dapr-api-token", token);
        }
        let permit = self.permit().await;
        let mut answer = self.ask_plainly(question).await?;
        if let Some(permit) = permit {
            answer.body = message::holding(answer.body, permit);
        }
        Ok(answer)
    }

    /// As [`App::ask`], and reads the whole answer.
    pub(crate) async fn ask_whole(&self, question: Question) -> Result<WholeAnswer, AppError> {
        self.ask(question).await?.read().await
    }

    /// Sends a body of a known type by POST, as most of what the sidecar tells the application is sent.
    pub(crate) async fn post(
        &self,
        path: &str,
        content_type: &str,
        mut headers: Headers,
        body: impl Into<Body>,
    ) -> Result<WholeAnswer, AppError> {
        headers.set("content-type", content_type);
        self.ask_whole(Question {
            method: "POST".to_owned(),
            target: path.to_owned(),
            headers,
            body: body.into(),
        })
        .await
    }

    async fn permit(&self) -> Option<OwnedSemaphorePermit> {
        let permits = self.inner.permits.as_ref()?;
        // It fails only once the semaphore is closed, which it never is.
        Arc::clone(permits).acquire_owned().await.ok()
    }

    /// Without token and limit: health probes.
    async fn ask_plainly(&self, question: Question) -> Result<Answer, AppError> {
        match &self.inner.target {
            Target::Http { address, .. } => {
                self.inner
                    .client
                    .ask(&format!("http://{address}"), question)
                    .await
            }
            Target::Function(handler) => handler::ask(handler.as_ref(), question).await,
            Target::Grpc(_) => Err(AppError::Address(format!(
                "{} {} is a question of HTTP, and the application speaks gRPC",
                question.method, question.target
            ))),
        }
    }

    /// Whether something accepts connections where the application should be.
    pub(crate) async fn is_listening(&self) -> bool {
        match &self.inner.target {
            Target::Http { address, .. } => tokio::net::TcpStream::connect(address.as_str())
                .await
                .is_ok(),
            Target::Function(_) => true,
            Target::Grpc(channel) => channel.is_listening().await,
        }
    }
}
