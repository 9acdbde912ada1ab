//! Virtual actors with state, reminders and timers.
//!
//! Calls actors, and manages the state, reminders and timers of the actors that an
//! application hosts.
//!
//! An actor is identified by its type and ID, and processes one call at a time. All
//! operations require a placement service. Reminders also require a scheduler service, and
//! actor state requires a state store with `actorStateStore` set to `true`. An application
//! that hosts actors must implement the callbacks (webhooks).
//!
//! # What the sidecar calls at the application
//!
//! - `GET /dapr/config`: Returns the actor types that the application hosts.
//! - `PUT /actors/{actorType}/{actorId}/method/{method}`: Calls a method of an actor that the
//!   application hosts.
//! - `PUT /actors/{actorType}/{actorId}/method/remind/{name}`: Calls an actor for one of its
//!   reminders.
//! - `PUT /actors/{actorType}/{actorId}/method/timer/{name}`: Calls an actor for one of its
//!   timers.
//! - `DELETE /actors/{actorType}/{actorId}`: Deactivates an actor.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod actor_config;
pub(crate) mod actor_reentrancy;
pub(crate) mod actor_reminder;
pub(crate) mod actor_state_delete;
pub(crate) mod actor_state_item;
pub(crate) mod actor_state_key;
mod actor_state_operation;
pub(crate) mod actor_state_upsert;
pub(crate) mod actor_type_config;
pub(crate) mod execute_actor_state_transaction;
pub(crate) mod get_actor_reminder;
pub(crate) mod get_actor_state;
pub(crate) mod invoke_actor;
pub(crate) mod register_actor_reminder;
pub(crate) mod register_actor_timer;
pub(crate) mod unregister_actor_reminder;
pub(crate) mod unregister_actor_timer;

pub use actor_config::ActorConfig;
pub use actor_reentrancy::ActorReentrancy;
pub use actor_reminder::ActorReminder;
pub use actor_state_delete::ActorStateDelete;
pub use actor_state_item::ActorStateItem;
pub use actor_state_key::ActorStateKey;
pub use actor_state_operation::ActorStateOperation;
pub use actor_state_upsert::ActorStateUpsert;
pub use actor_type_config::ActorTypeConfig;
pub use execute_actor_state_transaction::ExecuteActorStateTransactionCall;
pub use get_actor_reminder::GetActorReminderCall;
pub use get_actor_state::{GetActorState, GetActorStateCall, GetActorStateFound};
pub use invoke_actor::InvokeActorCall;
pub use register_actor_reminder::RegisterActorReminderCall;
pub use register_actor_timer::RegisterActorTimerCall;
pub use unregister_actor_reminder::UnregisterActorReminderCall;
pub use unregister_actor_timer::UnregisterActorTimerCall;
