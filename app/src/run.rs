//! Runs handlers for callbacks, and reports their failures.

use std::collections::BTreeMap;

use dapr_client::application::{JsonBody, JsonText, RequestHead};
use dapr_client::{Body, Bytes, FromJson, Headers};

use crate::actors::{ActorFailure, Turn};
use crate::app::{Inner, Stopped};
use crate::builder::DoneHandler;
use crate::call::{EventPayload, Payload};
use crate::reply::EventResult;
use crate::subscription::{EventHandler, Undecodable};

/// The outcome of a handler that returns no value.
pub(crate) enum Done {
    Ok,
    Failed,
}

/// The headers of a message, among them its metadata, without the API token.
pub(crate) fn metadata(headers: &Headers) -> BTreeMap<String, String> {
    let mut found = headers.with_prefix("");
    found.remove("dapr-api-token");
    found
}

impl Inner {
    /// Calls a handler that returns no value, and reports its failure.
    pub(crate) async fn done(
        &self,
        handler: &DoneHandler,
        what: String,
        head: RequestHead,
        name: String,
        payload: Payload,
    ) -> Done {
        let metadata = metadata(&head.headers);
        let mut context = self.context(head, name);
        context.metadata = metadata;
        let error = match self.run(handler, context, payload).await {
            Ok(Ok(())) => return Done::Ok,
            Ok(Err(error)) => error,
            Err(stopped) => stopped.text(),
        };
        self.fail(what, error, "500");
        Done::Failed
    }

    pub(crate) async fn event(
        &self,
        (handler, undecodable): &(EventHandler, Undecodable),
        head: RequestHead,
        payload: EventPayload,
        metadata: BTreeMap<String, String>,
    ) -> EventResult {
        let topic = payload.event.topic.clone().unwrap_or_default();
        #[cfg(feature = "tracing")]
        crate::span::set_topic(&topic);
        let what = format!("event of {topic:?} at {}", head.path);
        let mut context = self.context(head, topic);
        context.metadata = metadata;
        match self
            .run(handler, context, Payload::Event(Box::new(payload)))
            .await
        {
            Ok(Ok(result)) => result,
            Ok(Err(error)) => {
                self.fail(what, error, "retry");
                EventResult::Retry
            }
            Err(Stopped::Rejected(rejection)) if rejection.undecodable => {
                self.undecodable(what, rejection.to_string(), *undecodable)
            }
            Err(stopped) => {
                self.fail(what, stopped.text(), "retry");
                EventResult::Retry
            }
        }
    }

    pub(crate) fn undecodable(
        &self,
        what: String,
        error: String,
        policy: Undecodable,
    ) -> EventResult {
        match policy {
            Undecodable::Drop => {
                self.fail(what, error, "drop");
                EventResult::Drop
            }
            Undecodable::Retry => {
                self.fail(what, error, "retry");
                EventResult::Retry
            }
        }
    }

    /// Reads the body of a request. Reports a failure.
    pub(crate) async fn read(&self, what: &str, body: Body) -> Result<Bytes, String> {
        match body.read_all().await {
            Ok(bytes) => Ok(bytes),
            Err(error) => {
                let error = format!("the request body is incomplete: {error}");
                self.fail(what.to_owned(), error.clone(), "500");
                Err(error)
            }
        }
    }

    /// Reads and decodes the body of a request. Reports a failure.
    pub(crate) async fn decode<T: FromJson>(&self, what: &str, body: JsonBody<T>) -> Option<T> {
        let bytes = self.read(what, body.into_body()).await.ok()?;
        match JsonText::<T>::new(bytes).decode() {
            Ok(value) => Some(value),
            Err(error) => {
                self.fail(what.to_owned(), error.to_string(), "500");
                None
            }
        }
    }

    pub(crate) fn turn(&self, head: &RequestHead, id: String, reentrancy: Option<String>) -> Turn {
        Turn {
            id,
            reentrancy,
            shared: self.state.clone(),
            context: self.context(head.clone(), head.path.clone()),
        }
    }

    pub(crate) fn actor_failed(&self, what: String, failure: &ActorFailure) {
        self.fail(what, failure.to_string(), "500");
    }
}
