//! `PUT /actors/{actorType}/{actorId}/method/{method}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{Callback, Parts, RawRequest, RawResponse, RequestHead};
use dapr_client_runtime::{Body, Headers};

/// Calls a method of an actor that the application hosts.
///
/// Calls to one actor come one after the other, unless its type is reentrant. There is no
/// call that activates an actor: the first call of a method, a reminder or a timer is that.
///
/// It is always a PUT, whatever the caller used, and has the caller's query, headers,
/// content type and body. Methods whose names begin with `remind/` and `timer/` cannot be
/// told from reminders and timers.
pub const CALL_ACTOR_METHOD: Callback = Callback {
    name: "call_actor_method",
    method: "PUT",
    path: "/actors/{actorType}/{actorId}/method/{method}",
    content_type: None,
};

/// A request of the callback [`CALL_ACTOR_METHOD`].
#[derive(Debug)]
pub struct CallActorMethodRequest {
    /// The type of the actor.
    pub actor_type: String,
    /// The id of the actor.
    pub actor_id: String,
    /// The method. It may contain slashes, and it may be empty.
    pub method: String,
    /// Whether the call came in through the API of a sidecar. It is absent from reminders and
    /// timers.
    pub api_call: Option<String>,
    /// The application that called. A caller can forge it.
    pub caller_app_id: Option<String>,
    /// The namespace of the application that called. A caller can forge it.
    pub caller_namespace: Option<String>,
    /// The chain of calls that this one belongs to. It is present only if the type is
    /// reentrant, and has to be given with every call that the actor makes on the way, or the
    /// actor waits for itself for ever.
    pub reentrancy_id: Option<String>,
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags
    /// in hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub traceparent: Option<String>,
    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub tracestate: Option<String>,
    /// The body of the caller: any bytes of any type.
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
    /// The call is done. Headers, content type and body go to the caller. Without a content
    /// type the caller is told `application/json`.
    Answered {
        /// Says that the body is an error. The caller gets status, headers and body all the same,
        /// this header among them.
        error: Option<String>,
        /// Further headers, `content-type` among them.
        headers: Headers,
        /// The body of the response.
        body: Body,
    },
    /// The actor has no such method. The caller gets 500.
    Unknown,
    /// The call failed. Any status but 200 and 404 counts as this. The caller gets 500, and a
    /// text with the status and the body.
    Failed {
        /// The body of the response.
        body: String,
    },
}

impl CallActorMethodOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Answered {
                error,
                headers,
                body,
            } => RawResponse::new(200)
                .optional_header("X-DaprErrorResponseHeader", error.as_ref())
                .with_headers(&headers)
                .body(body),
            Self::Unknown => RawResponse::new(404),
            Self::Failed { body } => RawResponse::new(500)
                .header("content-type", "text/plain; charset=utf-8")
                .body(body),
        }
    }
}
