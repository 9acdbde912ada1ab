//! `PUT /actors/{actorType}/{actorId}/method/{method}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};
use dapr_client_runtime::{Body, Headers};

/// Calls a method of an actor that the application hosts.
///
/// Calls to an actor run one at a time, unless its type is reentrant. No separate callback
/// activates an actor: the first method, reminder or timer call does.
///
/// The request is always a PUT, with the caller's query, headers, content type and body.
/// Methods whose names start with `remind/` or `timer/` cannot be distinguished from
/// reminders and timers.
pub const CALL_ACTOR_METHOD: Callback = Callback {
    name: "call_actor_method",
    method: "PUT",
    path: "/actors/{actorType}/{actorId}/method/{method}",
    content_type: None,
};

/// A request of the callback [`CALL_ACTOR_METHOD`].
#[derive(Debug)]
pub struct CallActorMethodRequest {
    /// The actor type.
    pub actor_type: String,
    /// The ID of the actor.
    pub actor_id: String,
    /// The name of the method. It may contain slashes, and it may be empty.
    pub method: String,
    /// Whether the call came through a sidecar's API. Absent for reminders and timers.
    pub api_call: Option<String>,
    /// The app ID of the caller. A caller can forge it.
    pub caller_app_id: Option<String>,
    /// The namespace of the caller. A caller can forge it.
    pub caller_namespace: Option<String>,
    /// The ID of the call chain. Present only if the type is reentrant. The actor must send it
    /// with every call that it makes while it processes this one. Otherwise, it deadlocks if
    /// the call returns to it.
    pub reentrancy_id: Option<String>,
    /// The W3C trace context of the request: version, trace ID, parent ID and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// If omitted or malformed, daprd starts a new trace. The header is returned in the
    /// response and propagated to called applications.
    pub traceparent: Option<String>,
    /// Vendor-specific trace state that accompanies `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// Ignored without a `traceparent`.
    pub tracestate: Option<String>,
    /// The caller's body, as any bytes with any media type.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl CallActorMethodRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            actor_type: parts.path(),
            actor_id: parts.path(),
            method: parts.path(),
            api_call: parts.header("Dapr-API-Call"),
            caller_app_id: parts.header("Dapr-Caller-App-Id"),
            caller_namespace: parts.header("Dapr-Caller-Namespace"),
            reentrancy_id: parts.header("Dapr-Reentrancy-Id"),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            body: parts.body(),
            head: parts.head(),
        }
    }
}

/// How the callback [`CALL_ACTOR_METHOD`] ends.
#[derive(Debug)]
pub enum CallActorMethodOutcome {
    /// The call succeeded. The caller receives the headers, content type and body. Without a
    /// content type, the caller receives `application/json`.
    Completed {
        /// Indicates that the body is an error. The caller still receives the status, headers and
        /// body, including this header.
        error: Option<String>,
        /// Further headers, `content-type` among them.
        headers: Headers,
        /// The body of the response.
        body: Body,
    },
    /// The actor has no such method. The caller receives 500.
    NotFound,
    /// The call failed. Any status other than 200 and 404 has the same effect. The caller
    /// receives 500 and an error message with the status and body.
    Failed {
        /// The body of the response.
        body: String,
    },
}

impl CallActorMethodOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Completed {
                error,
                headers,
                body,
            } => RawResponse::new(200)
                .optional_header("X-DaprErrorResponseHeader", error.as_ref())
                .with_headers(&headers)
                .body(body),
            Self::NotFound => RawResponse::new(404),
            Self::Failed { body } => RawResponse::new(500)
                .header("content-type", "text/plain; charset=utf-8")
                .body(body),
        }
    }
}
