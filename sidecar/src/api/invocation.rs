//! Service invocation: the fallback for all paths that are not another operation.

use dapr_client::server::RawResponse;
use dapr_client::server::invocation::{InvocationApi, InvokeMethodError, InvokeMethodRequest};

use super::UNTRACED;
use crate::app::{EVENTS, wants_events};
use crate::core::Core;
use crate::go::path::decode;
use crate::invocation::{Failure, Invocation, Reply, find_target, forwarded};

impl InvocationApi for Core {
    async fn invoke_method(
        &self,
        request: InvokeMethodRequest,
    ) -> Result<RawResponse, InvokeMethodError> {
        let InvokeMethodRequest { mut head, body, .. } = request;
        let path = decode(&head.path).unwrap_or_default();
        let Some(target) = find_target(&path, &mut head.headers) else {
            let error_message =
                "failed getting app id either from the URL path or the header dapr-app-id";
            return Err(InvokeMethodError::DirectInvoke404(error_message.into()));
        };
        let id = target.id.clone();
        let is_stream = head.headers.get("content-length").is_none() && !body.is_empty();
        let wants_events = wants_events(&head.headers);
        let invocation = Invocation {
            target,
            verb: head.method,
            query: head.query,
            headers: head.headers,
            body,
        };
        match Box::pin(self.invoke_under_policy(invocation, is_stream)).await {
            Ok(reply) => Ok(to_response(reply, is_stream, wants_events).await),
            Err(Failure::Denied(reason)) => Err(InvokeMethodError::DirectInvoke403(
                message(&id, &reason).into(),
            )),
            Err(Failure::Malformed(reason)) => {
                Err(InvokeMethodError::MalformedResponse(reason.into()))
            }
            Err(Failure::Other(reason)) => Err(InvokeMethodError::DirectInvoke500(
                message(&id, &reason).into(),
            )),
        }
    }
}

fn message(id: &str, reason: &str) -> String {
    format!("failed to invoke, id: {id}, err: {reason}")
}

/// Streams the application's response. An error response is read first, because a policy may retry it, unless
/// the request was a stream.
async fn to_response(reply: Reply, is_stream: bool, wants_events: bool) -> RawResponse {
    let Reply {
        response,
        is_direct,
    } = reply;
    let mut raw_response = RawResponse::new(response.status);
    raw_response.headers = forwarded(&response.headers);
    raw_response.body = response.body;
    let is_error = !(200..400).contains(&raw_response.status);
    if is_error && !is_stream {
        let mut bytes = Vec::new();
        // If the body ends early, the received part is forwarded.
        while let Ok(Some(chunk)) = raw_response.body.chunk().await {
            bytes.extend_from_slice(&chunk);
        }
        raw_response.body = bytes.into();
        if raw_response.headers.get("content-type").is_none() {
            raw_response
                .headers
                .append("content-type", "application/json");
        }
    } else if wants_events && is_direct && (200..300).contains(&raw_response.status) {
        events(&mut raw_response, response.headers.get("content-length"));
    } else if wants_events {
        raw_response.headers.set("content-type", EVENTS);
        raw_response.headers.set("cache-control", "no-cache");
    }
    raw_response
}

/// Server-sent events of daprd's own application: daprd sets the status to 200 and keeps the
/// content length. If the body is empty, it adds no trace headers.
fn events(raw_response: &mut RawResponse, length: Option<&[u8]>) {
    raw_response.status = 200;
    if raw_response.body.is_empty() {
        raw_response.headers.set(UNTRACED, "");
    } else if let Some(length) = length {
        raw_response.headers.set("content-length", length);
    }
}
