//! Actor calls.

use dapr_client::Headers;
use dapr_client::server::RawResponse;
use dapr_client::server::actors::{InvokeActorError as Error, InvokeActorRequest};

use super::bad_request;
use crate::actors::{ActorId, Actors, Call, ERROR, InvokeError, names};
use crate::app::BufferedResponse;
use crate::app::NO_TRACE;
use crate::core::Core;
use crate::invocation::forwarded;
use crate::resiliency::{Failing, Stopped};

/// A failure that a policy may retry.
enum Retryable {
    /// The application marked its response as an error.
    Marked(BufferedResponse),
    Invoke(InvokeError),
}

impl Failing for Retryable {}

impl Core {
    pub(super) async fn call_actor(
        &self,
        request: InvokeActorRequest,
    ) -> Result<RawResponse, Error> {
        let actors = self.actors().await.map_err(Error::ActorNoPlacement)?;
        for (kind, name) in [
            ("actorType", &request.actor_type),
            ("actorId", &request.actor_id),
        ] {
            names::check(name).map_err(|error| {
                Error::BadRequest(bad_request(format!("invalid {kind}: {error}")))
            })?;
        }
        let method = names::normalize_method(&request.method)
            .map_err(|error| Error::BadRequest(bad_request(error)))?;
        let body = request.body.read_all().await.map_err(|error| {
            Error::BadRequest(bad_request(format!("failed to read body: {error}")))
        })?;
        let call = Call {
            method,
            query: request.head.query.clone(),
            headers: self.forwarded_headers(&request.head.headers),
            body,
        };
        let actor = ActorId::new(request.actor_type, request.actor_id);
        match self.call_under_policy(actors, &actor, call).await {
            Ok(response) => {
                let mut handed_back = RawResponse::new(200).body(response.body);
                handed_back.headers = forwarded(&response.headers);
                Ok(handed_back)
            }
            Err(Stopped::Failed(error @ InvokeError::TooDeep)) => {
                Err(Error::ActorStackDepth(error.to_string().into()))
            }
            Err(error) => Err(Error::ActorInvokeMethod(
                format!("error invoke actor method: {error}").into(),
            )),
        }
    }

    /// Calls the actor under the policies of its type. A response that a header marks as an error
    /// counts as a failure for the policies, but the caller receives it as the response.
    async fn call_under_policy(
        &self,
        actors: &Actors,
        actor: &ActorId,
        call: Call,
    ) -> Result<BufferedResponse, Stopped<InvokeError>> {
        let policy = self.resiliency.actor(&actor.actor_type, &actor.id);
        let attempt = || {
            let call = call.clone();
            async {
                match actors.host.invoke(actor, call).await {
                    Ok(response) if response.headers.get(ERROR).is_some() => {
                        Err(Retryable::Marked(response))
                    }
                    Ok(response) => Ok(response),
                    Err(error) => Err(Retryable::Invoke(error)),
                }
            }
        };
        match policy.run(&mut None, attempt).await {
            Ok(response) | Err(Stopped::Failed(Retryable::Marked(response))) => Ok(response),
            Err(Stopped::Failed(Retryable::Invoke(error))) => Err(Stopped::Failed(error)),
            Err(Stopped::TimedOut) => Err(Stopped::TimedOut),
            Err(Stopped::Open) => Err(Stopped::Open),
            Err(Stopped::TooMany) => Err(Stopped::TooMany),
        }
    }

    /// The headers for the application: those of the caller, and those that identify the caller.
    fn forwarded_headers(&self, received: &Headers) -> Headers {
        let mut headers = forwarded(received);
        headers.set("Dapr-Api-Call", "true");
        headers.set("Dapr-Caller-App-Id", &self.app_id);
        headers.set("Dapr-Caller-Namespace", &self.namespace);
        if headers.get("traceparent").is_none() {
            headers.set("Traceparent", NO_TRACE);
        }
        headers
    }
}
