//! `PUT /actors/{actorType}/{actorId}/method/remind/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Json;
use dapr_client_runtime::server::{
    Callback, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

/// Calls an actor because of one of its reminders.
///
/// A call that failed is repeated three times, a second apart. Calls of one actor come one
/// after the other.
pub const REMIND_ACTOR: Callback = Callback {
    name: "remind_actor",
    method: "PUT",
    path: "/actors/{actorType}/{actorId}/method/remind/{name}",
    content_type: Some("application/json"),
};

/// A request of the callback [`REMIND_ACTOR`].
#[derive(Debug)]
pub struct RemindActorRequest {
    /// The type of the actor.
    pub actor_type: String,
    /// The id of the actor.
    pub actor_id: String,
    /// The name of the reminder.
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
    /// What the reminder was registered with.
    pub body: JsonBody<RemindActorBody>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl RemindActorRequest {
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
    /// What the body of `remind_actor` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RemindActorBody {
        /// The data of the reminder. It is absent when it has none.
        pub data: Option<Json> = optional "data",
        /// Always empty.
        pub due_time: String = default "dueTime",
        /// Always empty.
        pub period: String = default "period",
    }
}

/// How the callback [`REMIND_ACTOR`] ends.
#[derive(Debug)]
pub enum RemindActorOutcome {
    /// The actor has done what it was reminded of.
    Done {
        /// Meant to end the calls. In daprd 1.18.2 it has no effect: the call counts as done, and
        /// the next one comes.
        cancel: Option<String>,
    },
    /// The actor failed. Any status but 200 counts as this. The call is repeated.
    Failed,
}

impl RemindActorOutcome {
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
