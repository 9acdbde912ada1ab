//! `PUT /actors/{actorType}/{actorId}/method/timer/{name}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;
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
