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

mod call_actor_method;
mod deactivate_actor;
mod execute_actor_state_transaction;
mod fire_actor_timer;
mod get_actor_config;
mod get_actor_reminder;
mod get_actor_state;
mod invoke_actor;
mod register_actor_reminder;
mod register_actor_timer;
mod remind_actor;
mod unregister_actor_reminder;
mod unregister_actor_timer;

pub use call_actor_method::CALL_ACTOR_METHOD;
pub use deactivate_actor::DEACTIVATE_ACTOR;
pub use execute_actor_state_transaction::{
    EXECUTE_ACTOR_STATE_TRANSACTION, ExecuteActorStateTransactionError,
    ExecuteActorStateTransactionRequest,
};
pub use fire_actor_timer::{FIRE_ACTOR_TIMER, FireActorTimerBody};
pub use get_actor_config::GET_ACTOR_CONFIG;
pub use get_actor_reminder::{GET_ACTOR_REMINDER, GetActorReminderError, GetActorReminderRequest};
pub use get_actor_state::{GET_ACTOR_STATE, GetActorStateError, GetActorStateRequest};
pub use invoke_actor::{INVOKE_ACTOR, InvokeActorError, InvokeActorRequest};
pub use register_actor_reminder::{
    REGISTER_ACTOR_REMINDER, RegisterActorReminderBody, RegisterActorReminderError,
    RegisterActorReminderRequest,
};
pub use register_actor_timer::{
    REGISTER_ACTOR_TIMER, RegisterActorTimerBody, RegisterActorTimerError,
    RegisterActorTimerRequest,
};
pub use remind_actor::{REMIND_ACTOR, RemindActorBody};
pub use unregister_actor_reminder::{
    UNREGISTER_ACTOR_REMINDER, UnregisterActorReminderError, UnregisterActorReminderRequest,
};
pub use unregister_actor_timer::{
    UNREGISTER_ACTOR_TIMER, UnregisterActorTimerError, UnregisterActorTimerRequest,
};

pub use crate::actors::actor_config::ActorConfigParts;
pub use crate::actors::actor_reentrancy::ActorReentrancyParts;
pub use crate::actors::actor_reminder::ActorReminderParts;
pub use crate::actors::actor_state_delete::ActorStateDeleteParts;
pub use crate::actors::actor_state_item::ActorStateItemParts;
pub use crate::actors::actor_state_key::ActorStateKeyParts;
pub use crate::actors::actor_state_upsert::ActorStateUpsertParts;
pub use crate::actors::actor_type_config::ActorTypeConfigParts;
pub use crate::actors::get_actor_state::GetActorStateFoundParts;

use std::future::Future;

use dapr_client_runtime::server::RawResponse;

use crate::actors::{ActorReminder, GetActorState};

/// What a sidecar does for each operation of this building block.
pub trait ActorsApi: Send + Sync {
    /// `POST /v1.0/actors/{actorType}/{actorId}/state`
    fn execute_actor_state_transaction(
        &self,
        request: ExecuteActorStateTransactionRequest,
    ) -> impl Future<Output = Result<(), ExecuteActorStateTransactionError>> + Send;

    /// `GET /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
    fn get_actor_reminder(
        &self,
        request: GetActorReminderRequest,
    ) -> impl Future<Output = Result<ActorReminder, GetActorReminderError>> + Send;

    /// `GET /v1.0/actors/{actorType}/{actorId}/state/{key}`
    fn get_actor_state(
        &self,
        request: GetActorStateRequest,
    ) -> impl Future<Output = Result<GetActorState, GetActorStateError>> + Send;

    /// `POST /v1.0/actors/{actorType}/{actorId}/method/{method}`
    fn invoke_actor(
        &self,
        request: InvokeActorRequest,
    ) -> impl Future<Output = Result<RawResponse, InvokeActorError>> + Send;

    /// `POST /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
    fn register_actor_reminder(
        &self,
        request: RegisterActorReminderRequest,
    ) -> impl Future<Output = Result<(), RegisterActorReminderError>> + Send;

    /// `POST /v1.0/actors/{actorType}/{actorId}/timers/{name}`
    fn register_actor_timer(
        &self,
        request: RegisterActorTimerRequest,
    ) -> impl Future<Output = Result<(), RegisterActorTimerError>> + Send;

    /// `DELETE /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
    fn unregister_actor_reminder(
        &self,
        request: UnregisterActorReminderRequest,
    ) -> impl Future<Output = Result<(), UnregisterActorReminderError>> + Send;

    /// `DELETE /v1.0/actors/{actorType}/{actorId}/timers/{name}`
    fn unregister_actor_timer(
        &self,
        request: UnregisterActorTimerRequest,
    ) -> impl Future<Output = Result<(), UnregisterActorTimerError>> + Send;
}
