//! `PUT /actors/{actorType}/{actorId}/method/remind/{name}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Json;
use dapr_client_runtime::server::Callback;

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
