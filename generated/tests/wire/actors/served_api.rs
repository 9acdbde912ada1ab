//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::actors::{ActorReminder, GetActorState};
use dapr_client::server::RawResponse;
use dapr_client::server::actors::{
    ActorsApi, ExecuteActorStateTransactionError, ExecuteActorStateTransactionRequest,
    GetActorReminderError, GetActorReminderRequest, GetActorStateError, GetActorStateRequest,
    InvokeActorError, InvokeActorRequest, RegisterActorReminderError, RegisterActorReminderRequest,
    RegisterActorTimerError, RegisterActorTimerRequest, UnregisterActorReminderError,
    UnregisterActorReminderRequest, UnregisterActorTimerError, UnregisterActorTimerRequest,
};

use crate::dispatch::{Refusing, refused};

impl ActorsApi for Refusing {
    async fn execute_actor_state_transaction(
        &self,
        _: ExecuteActorStateTransactionRequest,
    ) -> Result<(), ExecuteActorStateTransactionError> {
        Err(refused("execute_actor_state_transaction").into())
    }

    async fn get_actor_reminder(
        &self,
        _: GetActorReminderRequest,
    ) -> Result<ActorReminder, GetActorReminderError> {
        Err(refused("get_actor_reminder").into())
    }

    async fn get_actor_state(
        &self,
        _: GetActorStateRequest,
    ) -> Result<GetActorState, GetActorStateError> {
        Err(refused("get_actor_state").into())
    }

    async fn invoke_actor(&self, _: InvokeActorRequest) -> Result<RawResponse, InvokeActorError> {
        Err(refused("invoke_actor").into())
    }

    async fn register_actor_reminder(
        &self,
        _: RegisterActorReminderRequest,
    ) -> Result<(), RegisterActorReminderError> {
        Err(refused("register_actor_reminder").into())
    }

    async fn register_actor_timer(
        &self,
        _: RegisterActorTimerRequest,
    ) -> Result<(), RegisterActorTimerError> {
        Err(refused("register_actor_timer").into())
    }

    async fn unregister_actor_reminder(
        &self,
        _: UnregisterActorReminderRequest,
    ) -> Result<(), UnregisterActorReminderError> {
        Err(refused("unregister_actor_reminder").into())
    }

    async fn unregister_actor_timer(
        &self,
        _: UnregisterActorTimerRequest,
    ) -> Result<(), UnregisterActorTimerError> {
        Err(refused("unregister_actor_timer").into())
    }
}
