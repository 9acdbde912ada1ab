//! Invocation with resiliency policies.

use dapr_client::{Body, Bytes};

use super::{Failure, Invocation, Reply};
use crate::core::Core;
use crate::resiliency::Failing;

/// A failure that a policy may retry.
enum Retryable {
    /// The response has an error status.
    Response(Box<Reply>),
    Failed(Failure),
    /// The failure of a request whose body was a stream, which cannot be sent again.
    Once(Box<Retryable>),
}

impl Failing for Retryable {
    fn code(&self) -> Option<u16> {
        match self {
            Self::Response(reply) => Some(reply.response.status),
            Self::Failed(_) => None,
            Self::Once(error) => error.code(),
        }
    }

    fn is_final(&self) -> bool {
        matches!(self, Self::Once(_))
    }
}

impl Retryable {
    /// Converts to the caller's outcome, in which a response with an error status is a success.
    fn into_result(self) -> Result<Reply, Failure> {
        match self {
            Self::Response(reply) => Ok(*reply),
            Self::Failed(failure) => Err(failure),
            Self::Once(error) => error.into_result(),
        }
    }
}

/// A request body, buffered if it may be sent several times.
enum Payload {
    Stream(Option<Body>),
    Buffered(Bytes),
}

impl Payload {
    fn next(&mut self) -> Body {
        match self {
            Self::Stream(body) => body.take().unwrap_or_default(),
            Self::Buffered(bytes) if bytes.is_empty() => Body::empty(),
            Self::Buffered(bytes) => Body::from(bytes.clone()),
        }
    }
}

impl Core {
    /// Invokes a method of an application or external service under its policy. `streams`: the body has no
    /// known length and is not buffered for retries.
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
            let bytes_read = body.read_all().await;
            Payload::Buffered(bytes_read.map_err(|error| Failure::Other(error.to_string()))?)
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
                let error = match self.invoke(invocation).await {
                    Ok(reply) if (200..400).contains(&reply.response.status) => return Ok(reply),
                    Ok(reply) => Retryable::Response(Box::new(reply)),
                    Err(failure) => Retryable::Failed(failure),
                };
                Err(if streams {
                    Retryable::Once(Box::new(error))
                } else {
                    error
                })
            }
        };
        match policy.run(&mut due, attempt).await {
            Ok(reply) => Ok(reply),
            Err(stopped) => stopped
                .or(|text| Retryable::Failed(Failure::Other(text.to_owned())))
                .into_result(),
        }
    }

    /// The scope of the circuit breaker: a method of an application, or a whole external service.
    fn endpoint(&self, target: &super::Target) -> String {
        let super::Target { id, method } = target;
        if id.starts_with("http://") || id.starts_with("https://") {
            return format!("{id}/{method}");
        }
        let http_endpoint = self.endpoints.iter().find(|endpoint| endpoint.name == *id);
        let called = http_endpoint.map_or(method, |endpoint| &endpoint.base_url);
        format!("{id}:{called}")
    }
}
