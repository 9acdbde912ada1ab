//! The Dapr HTTP API: one file a building block, each thin: order of checks, messages, error codes.

mod actors;
mod bindings;
mod body;
mod configuration;
mod details;
mod health;
mod invocation;
mod jobs;
mod lock;
mod metadata;
mod publish;
mod secrets;
mod shutdown;
mod state;
#[cfg(test)]
mod tests;
mod workflow;

use dapr_client::server::{OperationId, RawAnswer, RawRequest};

use crate::core::Core;

/// Reads the request, calls the method of the operation, and writes what it answers.
macro_rules! answer_with {
    ($core:expr, $operation:expr, $request:expr, $($name:ident: $block:ident $read:ident $method:ident,)*) => {
        match $operation {
            $(OperationId::$name => {
                use dapr_client::server::$block::*;
                $read::answer($core.$method($read::read($request)).await)
            })*
            other => RawAnswer::error(501, "ERR_API_UNIMPLEMENTED", format!("{other:?} is not there yet").as_str()),
        }
    };
}

/// Answers a request of an operation.
pub(crate) async fn answer(core: &Core, operation: OperationId, request: RawRequest) -> RawAnswer {
    answer_with!(core, operation, request,
        ExecuteActorStateTransaction: actors ExecuteActorStateTransactionRequest execute_actor_state_transaction,
        GetActorReminder: actors GetActorReminderRequest get_actor_reminder,
        GetActorState: actors GetActorStateRequest get_actor_state,
        InvokeActor: actors InvokeActorRequest invoke_actor,
        RegisterActorReminder: actors RegisterActorReminderRequest register_actor_reminder,
        RegisterActorTimer: actors RegisterActorTimerRequest register_actor_timer,
        UnregisterActorReminder: actors UnregisterActorReminderRequest unregister_actor_reminder,
        UnregisterActorTimer: actors UnregisterActorTimerRequest unregister_actor_timer,
        InvokeBinding: bindings InvokeBindingRequest invoke_binding,
        GetConfiguration: configuration GetConfigurationRequest get_configuration,
        SubscribeConfiguration: configuration SubscribeConfigurationRequest subscribe_configuration,
        UnsubscribeConfiguration: configuration UnsubscribeConfigurationRequest unsubscribe_configuration,
        CheckHealth: health CheckHealthRequest check_health,
        CheckOutboundHealth: health CheckOutboundHealthRequest check_outbound_health,
        InvokeMethod: invocation InvokeMethodRequest invoke_method,
        DeleteJob: jobs DeleteJobRequest delete_job,
        GetJob: jobs GetJobRequest get_job,
        ScheduleJob: jobs ScheduleJobRequest schedule_job,
        TryLockAlpha1: lock TryLockAlpha1Request try_lock_alpha1,
        UnlockAlpha1: lock UnlockAlpha1Request unlock_alpha1,
        GetMetadata: metadata GetMetadataRequest get_metadata,
        SetMetadata: metadata SetMetadataRequest set_metadata,
        BulkPublishEvent: publish BulkPublishEventRequest bulk_publish_event,
        PublishEvent: publish PublishEventRequest publish_event,
        GetSecret: secrets GetSecretRequest get_secret,
        GetBulkSecret: secrets GetBulkSecretRequest get_bulk_secret,
        Shutdown: shutdown ShutdownRequest shutdown,
        DeleteState: state DeleteStateRequest delete_state,
        ExecuteStateTransaction: state ExecuteStateTransactionRequest execute_state_transaction,
        GetBulkState: state GetBulkStateRequest get_bulk_state,
        GetState: state GetStateRequest get_state,
        QueryStateAlpha1: state QueryStateAlpha1Request query_state_alpha1,
        SaveState: state SaveStateRequest save_state,
        GetWorkflow: workflow GetWorkflowRequest get_workflow,
        PauseWorkflow: workflow PauseWorkflowRequest pause_workflow,
        PurgeWorkflow: workflow PurgeWorkflowRequest purge_workflow,
        RaiseEventWorkflow: workflow RaiseEventWorkflowRequest raise_event_workflow,
        ResumeWorkflow: workflow ResumeWorkflowRequest resume_workflow,
        StartWorkflow: workflow StartWorkflowRequest start_workflow,
        TerminateWorkflow: workflow TerminateWorkflowRequest terminate_workflow,
    )
}
