//! The actors API: calls, state, reminders, timers.

mod invoke;
mod read;
mod reminders;
mod state;
mod timers;

use dapr_client::actors::{ActorReminder, GetActorState};
use dapr_client::server::actors::{
    ActorsApi, ExecuteActorStateTransactionError, ExecuteActorStateTransactionRequest,
    GetActorReminderError, GetActorReminderRequest, GetActorStateError, GetActorStateRequest,
    InvokeActorError, InvokeActorRequest, RegisterActorReminderError, RegisterActorReminderRequest,
    RegisterActorTimerError, RegisterActorTimerRequest, UnregisterActorReminderError,
    UnregisterActorReminderRequest, UnregisterActorTimerError, UnregisterActorTimerRequest,
};
use dapr_client::server::{ErrorResponse, RawResponse};

use crate::actors::{Actors, names};
use crate::core::Core;

impl ActorsApi for Core {
    async fn execute_actor_state_transaction(
        &self,
        request: ExecuteActorStateTransactionRequest,
    ) -> Result<(), ExecuteActorStateTransactionError> {
        self.change_actor_state(request).await
    }

    async fn get_actor_reminder(
        &self,
        request: GetActorReminderRequest,
    ) -> Result<ActorReminder, GetActorReminderError> {
        self.actor_reminder(request).await
    }

    async fn get_actor_state(
        &self,
        request: GetActorStateRequest,
    ) -> Result<GetActorState, GetActorStateError> {
        self.actor_value(request).await
    }

    async fn invoke_actor(
        &self,
        request: InvokeActorRequest,
    ) -> Result<RawResponse, InvokeActorError> {
        self.call_actor(request).await
    }

    async fn register_actor_reminder(
        &self,
        request: RegisterActorReminderRequest,
    ) -> Result<(), RegisterActorReminderError> {
        self.add_reminder(request).await
    }

    async fn register_actor_timer(
        &self,
        request: RegisterActorTimerRequest,
    ) -> Result<(), RegisterActorTimerError> {
        self.add_timer(request).await
    }

    async fn unregister_actor_reminder(
        &self,
        request: UnregisterActorReminderRequest,
    ) -> Result<(), UnregisterActorReminderError> {
        self.drop_reminder(request).await
    }

    async fn unregister_actor_timer(
        &self,
        request: UnregisterActorTimerRequest,
    ) -> Result<(), UnregisterActorTimerError> {
        self.drop_timer(request).await
    }
}

/// daprd's error if actors are disabled.
pub(super) const NO_PLACEMENT: &str = "placement service is not configured";

/// daprd's error if there is no actor state store.
const NO_STATE: &str = "the state store is not configured to use the actor runtime. Have you set the - name: actorStateStore value: \"true\" in your state store component file?";

impl Core {
    /// Returns the actor runtime after the application has declared its types.
    async fn actors(&self) -> Result<&Actors, ErrorResponse> {
        let actors = self
            .actors
            .as_ref()
            .ok_or_else(|| ErrorResponse::from(NO_PLACEMENT))?;
        actors.host.ready().await;
        Ok(actors)
    }
}

/// Rejects the actor types of workflows.
fn check_type(actor_type: &str) -> Result<(), ErrorResponse> {
    if !names::is_reserved(actor_type) {
        return Ok(());
    }
    let quoted = crate::json::quote(actor_type);
    let message = format!(
        "actor type {quoted} is reserved for the Dapr workflow runtime; direct actor API access is not permitted"
    );
    Err(message.into())
}

fn malformed(error: impl std::fmt::Display) -> ErrorResponse {
    format!("failed deserializing HTTP body: {error}").into()
}

fn bad_request(error: impl std::fmt::Display) -> ErrorResponse {
    format!("invalid request: {error}").into()
}
