//! Calls under the policies of resiliency.

use dapr_client::{Body, Bytes};

use super::{Failure, Invocation, Reply};
use crate::core::Core;
use crate::resiliency::Failing;

/// Why a policy may want a call repeated.
enum Fault {
    /// The status that was answered is an error.
    Answered(Box<Reply>),
    Failed(Failure),
    /// The body of the question was a stream, which is gone.
    Once(Box<Fault>),
}

impl Failing for Fault {
    fn code(&self) -> Option<u16> {
        match self {
            Self::Answered(reply) => Some(reply.answer.status),
            Self::Failed(_) => None,
            Self::Once(fault) => fault.code(),
        }
    }

    fn is_final(&self) -> bool {
        matches!(self, Self::Once(_))
    }
}

impl Fault {
    /// What the caller gets in the end: an error that was answered is an answer.
    fn told(self) -> Result<Reply, Failure> {
        match self {
            Self::Answered(reply) => Ok(*reply),
            Self::Failed(failure) => Err(failure),
            Self::Once(fault) => fault.told(),
        }
    }
}

/// A body for several attempts, if there may be several.
enum Payload {
    Stream(Option<Body>),
    Kept(Bytes),
}

impl Payload {
    fn next(&mut self) -> Body {
        match self {
            Self::Stream(body) => body.take().unwrap_or_default(),
            Self::Kept(bytes) if bytes.is_empty() => Body::empty(),
            Self::Kept(bytes) => Body::from(bytes.clone()),
        }
    }
}

impl Core {
    /// Calls a method of an application, or of a service outside, as often as its policy wants. `streams`: the length of the
    /// body is not known, so that it is not kept for a second attempt.
    pub(crate) async fn invoke_under_policy(
        &self,
        invocation: Invocation,
        streams: bool,
    ) -> Result<Reply, Failure> {
        let Invocation {
            target,
            verb,
            query,
            headers,
            body,
        } = invocation;
        let policy = self.resiliency.app(&target.id, &self.endpoint(&target));
        let mut payload = if policy.repeats() && !streams {
            let kept = body.read_all().await;
            Payload::Kept(kept.map_err(|fault| Failure::Other(fault.to_string()))?)
        } else {
            Payload::Stream(Some(body))
        };
        let mut due = None;
        let attempt = || {
            let invocation = Invocation {
                target: target.clone(),
                verb: verb.clone(),
                query: query.clone(),
                headers: headers.clone(),
                body: payload.next(),
            };
            async move {
                let fault = match self.invoke(invocation).await {
                    Ok(reply) if (200..400).contains(&reply.answer.status) => return Ok(reply),
                    Ok(reply) => Fault::Answered(Box::new(reply)),
                    Err(failure) => Fault::Failed(failure),
                };
                Err(if streams {
                    Fault::Once(Box::new(fault))
                } else {
                    fault
                })
            }
        };
        match policy.run(&mut due, attempt).await {
            Ok(reply) => Ok(reply),
            Err(stopped) => stopped
                .or(|said| Fault::Failed(Failure::Other(said.to_owned())))
                .told(),
        }
    }

    /// What a circuit breaker is for: the method of an application, or the whole of a service outside.
    fn endpoint(&self, target: &super::Target) -> String {
        let super::Target { id, method } = target;
        if id.starts_with("http://") || id.starts_with("https://") {
            return format!("{id}/{method}");
        }
        let outside = self.endpoints.iter().find(|endpoint| endpoint.name == *id);
        let called = outside.map_or(method, |endpoint| &endpoint.base_url);
        format!("{id}:{called}")
    }
}
