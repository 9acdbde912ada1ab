//! `PUT /actors/{actorType}/{actorId}/method/remind/{name}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Json;
use dapr_client_runtime::server::Callback;

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
