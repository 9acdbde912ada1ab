//! Calling an actor.

use dapr_client::Headers;
use dapr_client::server::RawAnswer;
use dapr_client::server::actors::{InvokeActorError as Error, InvokeActorRequest};

use super::bad_request;
use crate::actors::{ActorId, Call, InvokeFault, names};
use crate::core::Core;
use crate::pubsub::trace_of;

impl Core {
    pub(super) async fn call_actor(&self, request: InvokeActorRequest) -> Result<RawAnswer, Error> {
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
        match actors.host.invoke(&actor, call).await {
            Ok(answer) => {
                let mut handed_back = RawAnswer::new(200).body(answer.body);
                for (name, value) in answer.headers.iter() {
                    if !belongs_to_connection(name) && !is_nominated(&answer.headers, name) {
                        handed_back.headers.append(name, value);
                    }
                }
                Ok(handed_back)
            }
            Err(fault @ InvokeFault::TooDeep) => {
                Err(Error::ActorStackDepth(fault.to_string().into()))
            }
            Err(fault) => Err(Error::ActorInvokeMethod(
                format!("error invoke actor method: {fault}").into(),
            )),
        }
    }

    /// The caller's headers as the application gets them, and those by which it knows who calls.
    fn handed_on(&self, given: &Headers) -> Headers {
        let mut headers = Headers::new();
        for (name, value) in given.iter() {
            let lower = name.to_ascii_lowercase();
            if belongs_to_connection(&lower)
                || is_nominated(given, &lower)
                || lower.ends_with("-bin")
                || matches!(
                    lower.as_str(),
                    "host" | "dapr-api-call" | "dapr-caller-app-id" | "dapr-caller-namespace"
                )
            {
                continue;
            }
            if lower.starts_with("grpc-") {
                headers.append(&format!("dapr-{lower}"), value);
            } else {
                headers.append(name, value);
            }
        }
        headers.set("Dapr-Api-Call", "true");
        headers.set("Dapr-Caller-App-Id", &self.app_id);
        headers.set("Dapr-Caller-Namespace", &self.namespace);
        if headers.get("traceparent").is_none() {
            let (parent, _) = trace_of(given);
            let none = "00-00000000000000000000000000000000-0000000000000000-00";
            headers.set("Traceparent", if parent.is_empty() { none } else { parent });
        }
        headers
    }
}

/// Whether a header says something about the connection or the length, and not about the message.
fn belongs_to_connection(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "connection",
        "content-length",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ];
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether the header `Connection` names this one.
fn is_nominated(headers: &Headers, name: &str) -> bool {
    let connection = headers.get("connection").unwrap_or_default();
    let connection = String::from_utf8_lossy(connection);
    connection
        .split(',')
        .any(|nominated| nominated.trim().eq_ignore_ascii_case(name))
}
