//! `PUT /actors/{actorType}/{actorId}/method/timer/{name}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;
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
