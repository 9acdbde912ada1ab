//! `PUT /actors/{actorType}/{actorId}/method/timer/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    Callback, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};
use dapr_client_runtime::{Json, Moment, Period};

/// Calls an actor because of one of its timers.
///
/// A call that failed is not repeated; the next one comes when it is due.
pub const FIRE_ACTOR_TIMER: Callback = Callback {
    name: "fire_actor_timer",
    method: "PUT",
    path: "/actors/{actorType}/{actorId}/method/timer/{name}",
    content_type: Some("application/json"),
};

/// A request of the callback [`FIRE_ACTOR_TIMER`].
#[derive(Debug)]
pub struct FireActorTimerRequest {
    /// The type of the actor.
    pub actor_type: String,
    /// The id of the actor.
    pub actor_id: String,
    /// The name of the timer.
    pub name: String,
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
    /// What the timer was registered with.
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
        /// The data of the timer. It is absent when it has none.
        pub data: Option<Json> = optional "data",
        /// The callback of the timer. It is empty when it has none.
        pub callback: String = default "callback",
        /// The due time as it was registered. It is empty when there was none.
        pub due_time: Moment = default "dueTime",
        /// The period as it was registered. It is empty when there was none.
        pub period: Period = default "period",
    }
}

/// How the callback [`FIRE_ACTOR_TIMER`] ends.
#[derive(Debug)]
pub enum FireActorTimerOutcome {
    /// The actor has done what the timer is for.
    Done {
        /// Meant to end the calls. In daprd 1.18.2 it has no effect: the call counts as done, and
        /// the next one comes.
        cancel: Option<String>,
    },
    /// The actor failed. Any status but 200 counts as this.
    Failed,
}

impl FireActorTimerOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Done { cancel } => {
                RawResponse::new(200).optional_header("X-DaprReminderCancel", cancel.as_ref())
            }
            Self::Failed => RawResponse::new(500),
        }
    }
}
