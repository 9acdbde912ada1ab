//! An application that speaks gRPC: the service `AppCallback`.

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

pub(crate) use self::bulk::{BulkAnswer, BulkEntry, BulkEvent, BulkEvents, CloudEvent};
pub(crate) use self::events::{EventAnswer, TopicEvent, TopicSubscription};
use super::{App, Target};
use crate::rpc::{Channel, RpcFault, Told};

/// A message without anything in it.
#[derive(Clone, Copy, PartialEq, prost::Message)]
struct Nothing {}

/// The application as one that speaks gRPC.
pub(crate) struct GrpcApp<'a> {
    app: &'a App,
    channel: &'a Channel,
}

impl App {
    /// The application, if it speaks gRPC.
    pub(crate) fn grpc(&self) -> Option<GrpcApp<'_>> {
        match &self.inner.target {
            Target::Grpc(channel) => Some(GrpcApp { app: self, channel }),
            Target::Http { .. } | Target::Function(_) => None,
        }
    }
}

impl GrpcApp<'_> {
    /// Asks the application, with its token and within its limit of simultaneous calls.
    async fn ask<Q, A>(
        &self,
        method: &'static str,
        question: Q,
        metadata: MetadataMap,
    ) -> Result<A, RpcFault>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        self.ask_and_tell(method, question, metadata).await.answer
    }

    /// The same, with the headers of the answer.
    async fn ask_and_tell<Q, A>(
        &self,
        method: &'static str,
        question: Q,
        mut metadata: MetadataMap,
    ) -> Told<A>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        if !self.app.is_healthy() {
            return Told::fault(RpcFault::new(
                Code::Internal,
                "app is not in a healthy state",
            ));
        }
        if let Some(token) = self.app.token() {
            let Ok(token) = MetadataValue::try_from(token) else {
                return Told::fault(RpcFault::new(
                    Code::Internal,
                    "the token of the application has letters that gRPC cannot send",
                ));
            };
            metadata.insert("dapr-api-token", token);
        }
        let _permit = self.app.permit().await;
        let mut request = Request::new(question);
        *request.metadata_mut() = metadata;
        self.channel.ask_and_tell(method, request).await
    }

    /// Whether the application says that it is well. It is asked as it is, without token and limit.
    pub(super) async fn is_well(&self) -> bool {
        const METHOD: &str = "/dapr.proto.runtime.v1.AppCallbackHealthCheck/HealthCheck";
        let asked = self
            .channel
            .ask::<_, Nothing>(METHOD, Request::new(Nothing {}));
        asked.await.is_ok()
    }
}
