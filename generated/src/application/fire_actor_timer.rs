//! `PUT /actors/{actorType}/{actorId}/method/timer/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    Callback, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};
use dapr_client_runtime::{Json, Moment, Period};

/// Calls an actor for one of its timers.
///
/// A failed call is not retried. The next call follows when it is due.
pub const FIRE_ACTOR_TIMER: Callback = Callback {
    name: "fire_actor_timer",
    method: "PUT",
    path: "/actors/{actorType}/{actorId}/method/timer/{name}",
    content_type: Some("application/json"),
};

/// A request of the callback [`FIRE_ACTOR_TIMER`].
#[derive(Debug)]
pub struct FireActorTimerRequest {
    /// The actor type.
    pub actor_type: String,
    /// The ID of the actor.
    pub actor_id: String,
    /// The name of the timer.
    pub name: String,
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
    /// The settings of the timer.
    pub body: JsonBody<FireActorTimerBody>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl FireActorTimerRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            actor_type: parts.path(),
            actor_id: parts.path(),
            name: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `fire_actor_timer` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct FireActorTimerBody {
        /// The data of the timer. Absent if the timer has none.
        pub data: Option<Json> = optional "data",
        /// The callback name of the timer. Empty if the timer has none.
        pub callback: String = default "callback",
        /// The due time as registered. Empty if the timer has none.
        pub due_time: Moment = default "dueTime",
        /// The period as registered. Empty if the timer has none.
        pub period: Period = default "period",
    }
}

/// How the callback [`FIRE_ACTOR_TIMER`] ends.
#[derive(Debug)]
pub enum FireActorTimerOutcome {
    /// The actor processed the timer.
    Completed {
        /// Intended to cancel further calls. It has no effect in daprd 1.18.2: the call counts as
        /// completed, and the next call follows.
        cancel: Option<String>,
    },
    /// The actor failed. Any status other than 200 has the same effect.
    Failed,
}

impl FireActorTimerOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Completed { cancel } => {
                RawResponse::new(200).optional_header("X-DaprReminderCancel", cancel.as_ref())
            }
            Self::Failed => RawResponse::new(500),
        }
    }
}
