//! Calling an actor.

use dapr_client::Headers;
use dapr_client::server::RawResponse;
use dapr_client::server::actors::{InvokeActorError as Error, InvokeActorRequest};

use super::bad_request;
use crate::actors::{ActorId, Actors, Call, ERROR, InvokeFault, names};
use crate::app::WholeAnswer;
use crate::core::Core;
use crate::http::NO_TRACE;
use crate::invocation::passed_on;
use crate::resiliency::{Failing, Stopped};

/// Why a policy may want a call repeated.
enum Fault {
    /// The application says that its answer is an error.
    Said(WholeAnswer),
    Invoke(InvokeFault),
}

impl Failing for Fault {}

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
            names::check(name).map_err(|fault| {
                Error::BadRequest(bad_request(format!("invalid {kind}: {fault}")))
            })?;
        }
        let method = names::tidy_method(&request.method)
            .map_err(|fault| Error::BadRequest(bad_request(fault)))?;
        let body = request.body.read_all().await.map_err(|fault| {
            Error::BadRequest(bad_request(format!("failed to read body: {fault}")))
        })?;
        let call = Call {
            method,
            query: request.head.query.clone(),
            headers: self.handed_on(&request.head.headers),
            body,
        };
        let actor = ActorId::new(request.actor_type, request.actor_id);
        match self.call_under_policy(actors, &actor, call).await {
            Ok(answer) => {
                let mut handed_back = RawResponse::new(200).body(answer.body);
                handed_back.headers = passed_on(&answer.headers);
                Ok(handed_back)
            }
            Err(Stopped::Failed(fault @ InvokeFault::TooDeep)) => {
                Err(Error::ActorStackDepth(fault.to_string().into()))
            }
            Err(fault) => Err(Error::ActorInvokeMethod(
                format!("error invoke actor method: {fault}").into(),
            )),
        }
    }

    /// Calls as often as the policies of the type want. An error that the application says in a header is one for them, and an
    /// answer for the caller.
    async fn call_under_policy(
        &self,
        actors: &Actors,
        actor: &ActorId,
        call: Call,
    ) -> Result<WholeAnswer, Stopped<InvokeFault>> {
        let policy = self.resiliency.actor(&actor.actor_type, &actor.id);
        let attempt = || {
            let call = call.clone();
            async {
                match actors.host.invoke(actor, call).await {
                    Ok(answer) if answer.headers.get(ERROR).is_some() => Err(Fault::Said(answer)),
                    Ok(answer) => Ok(answer),
                    Err(fault) => Err(Fault::Invoke(fault)),
                }
            }
        };
        match policy.run(&mut None, attempt).await {
            Ok(answer) | Err(Stopped::Failed(Fault::Said(answer))) => Ok(answer),
            Err(Stopped::Failed(Fault::Invoke(fault))) => Err(Stopped::Failed(fault)),
            Err(Stopped::TimedOut) => Err(Stopped::TimedOut),
            Err(Stopped::Open) => Err(Stopped::Open),
            Err(Stopped::TooMany) => Err(Stopped::TooMany),
        }
    }

    /// The caller's headers as the application gets them, and those by which it knows who calls.
    fn handed_on(&self, given: &Headers) -> Headers {
        let mut headers = passed_on(given);
        headers.set("Dapr-Api-Call", "true");
        headers.set("Dapr-Caller-App-Id", &self.app_id);
        headers.set("Dapr-Caller-Namespace", &self.namespace);
        if headers.get("traceparent").is_none() {
            headers.set("Traceparent", NO_TRACE);
        }
        headers
    }
}
