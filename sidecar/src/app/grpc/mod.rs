//! Applications that speak gRPC: the service `AppCallback`.

mod bindings;
mod bulk;
mod details;
mod events;
mod headers;
mod invoke;
mod jobs;
mod wire;

use prost::Message;
use tonic::metadata::{MetadataMap, MetadataValue};
use tonic::{Code, Request};

pub(crate) use self::bulk::{BulkEntry, BulkEvent, BulkEvents, BulkOutcome, CloudEvent};
pub(crate) use self::events::{EventOutcome, TopicEvent, TopicSubscription};
use super::{App, Target};
use crate::rpc::{Channel, ResponseWithMetadata, RpcError};

/// An empty message.
#[derive(Clone, Copy, PartialEq, prost::Message)]
struct Nothing {}

/// The application, seen through its gRPC services.
pub(crate) struct GrpcApp<'a> {
    app: &'a App,
    channel: &'a Channel,
}

impl App {
    /// Returns the application if it speaks gRPC.
    pub(crate) fn grpc(&self) -> Option<GrpcApp<'_>> {
        match &self.inner.target {
            Target::Grpc(channel) => Some(GrpcApp { app: self, channel }),
            Target::Http { .. } | Target::Function(_) => None,
        }
    }
}

impl GrpcApp<'_> {
    /// Calls the application with its token, within its concurrency limit.
    async fn call<Q, A>(
        &self,
        method: &'static str,
        request: Q,
        metadata: MetadataMap,
    ) -> Result<A, RpcError>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        self.call_with_metadata(method, request, metadata)
            .await
            .response
    }

    /// Like `call`, and also returns the response metadata.
    async fn call_with_metadata<Q, A>(
        &self,
        method: &'static str,
        question: Q,
        mut metadata: MetadataMap,
    ) -> ResponseWithMetadata<A>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        if !self.app.is_healthy() {
            return ResponseWithMetadata::error(RpcError::new(
                Code::Internal,
                "app is not in a healthy state",
            ));
        }
        if let Some(token) = self.app.token() {
            let Ok(token) = MetadataValue::try_from(token) else {
                return ResponseWithMetadata::error(RpcError::new(
                    Code::Internal,
                    "the API token of the application contains characters that gRPC metadata cannot carry",
                ));
            };
            metadata.insert("dapr-api-token", token);
        }
        let _permit = self.app.permit().await;
        let mut request = Request::new(question);
        *request.metadata_mut() = metadata;
        self.channel.call_with_metadata(method, request).await
    }

    /// Whether the application is healthy. Ignores the token and the concurrency limit.
    pub(super) async fn check_health(&self) -> bool {
        const METHOD: &str = "/dapr.proto.runtime.v1.AppCallbackHealthCheck/HealthCheck";
        let call = self
            .channel
            .call::<_, Nothing>(METHOD, Request::new(Nothing {}));
        call.await.is_ok()
    }
}
