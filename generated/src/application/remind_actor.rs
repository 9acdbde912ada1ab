//! `PUT /actors/{actorType}/{actorId}/method/remind/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Json;
use dapr_client_runtime::server::{
    Callback, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

/// Calls an actor for one of its reminders.
///
/// A failed call is retried three times, one second apart. Calls to an actor run one at a
/// time.
pub const REMIND_ACTOR: Callback = Callback {
    name: "remind_actor",
    method: "PUT",
    path: "/actors/{actorType}/{actorId}/method/remind/{name}",
    content_type: Some("application/json"),
};

/// A request of the callback [`REMIND_ACTOR`].
#[derive(Debug)]
pub struct RemindActorRequest {
    /// The actor type.
    pub actor_type: String,
    /// The ID of the actor.
    pub actor_id: String,
    /// The name of the reminder.
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
    /// The data of the reminder.
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
        /// The data of the reminder. Absent if the reminder has none.
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
    /// The actor processed the reminder.
    Completed {
        /// Intended to cancel further calls. It has no effect in daprd 1.18.2: the call counts as
        /// completed, and the next call follows.
        cancel: Option<String>,
    },
    /// The actor failed. Any status other than 200 has the same effect. The call is retried.
    Failed,
}

impl RemindActorOutcome {
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
