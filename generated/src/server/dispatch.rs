//! From a request to its method, and back.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::actors::{
    ActorsApi, ExecuteActorStateTransactionRequest, GetActorReminderRequest, GetActorStateRequest,
    InvokeActorRequest, RegisterActorReminderRequest, RegisterActorTimerRequest,
    UnregisterActorReminderRequest, UnregisterActorTimerRequest,
};
use super::bindings::{BindingsApi, InvokeBindingRequest};
use super::configuration::{
    ConfigurationApi, GetConfigurationRequest, SubscribeConfigurationRequest,
    UnsubscribeConfigurationRequest,
};
use super::conversation::{ConversationApi, ConverseAlpha1Request, ConverseAlpha2Request};
use super::crypto::{CryptoApi, DecryptAlpha1Request, EncryptAlpha1Request};
use super::health::{CheckHealthRequest, CheckOutboundHealthRequest, HealthApi};
use super::invocation::{InvocationApi, InvokeMethodRequest};
use super::jobs::{DeleteJobRequest, GetJobRequest, JobsApi, ScheduleJobRequest};
use super::lock::{LockApi, TryLockAlpha1Request, UnlockAlpha1Request};
use super::metadata::{GetMetadataRequest, MetadataApi, SetMetadataRequest};
use super::publish::{BulkPublishEventRequest, PublishApi, PublishEventRequest};
use super::secrets::{GetBulkSecretRequest, GetSecretRequest, SecretsApi};
use super::shutdown::{ShutdownApi, ShutdownRequest};
use super::state::{
    DeleteStateRequest, ExecuteStateTransactionRequest, GetBulkStateRequest, GetStateRequest,
    QueryStateAlpha1Request, SaveStateRequest, StateApi,
};
use super::subtle_crypto::{
    SubtleCryptoApi, SubtleDecryptAlpha1Request, SubtleEncryptAlpha1Request,
    SubtleGetKeyAlpha1Request, SubtleSignAlpha1Request, SubtleUnwrapKeyAlpha1Request,
    SubtleVerifyAlpha1Request, SubtleWrapKeyAlpha1Request,
};
use super::workflow::{
    GetWorkflowRequest, PauseWorkflowRequest, PurgeWorkflowRequest, RaiseEventWorkflowRequest,
    ResumeWorkflowRequest, StartWorkflowRequest, TerminateWorkflowRequest, WorkflowApi,
};
use super::{OperationId, RawRequest, RawResponse};

/// All operations: what has the traits of all building blocks.
pub trait DaprApi:
    ActorsApi
    + BindingsApi
    + ConfigurationApi
    + ConversationApi
    + CryptoApi
    + HealthApi
    + InvocationApi
    + JobsApi
    + LockApi
    + MetadataApi
    + PublishApi
    + SecretsApi
    + ShutdownApi
    + StateApi
    + SubtleCryptoApi
    + WorkflowApi
{
}

impl<
    T: ActorsApi
        + BindingsApi
        + ConfigurationApi
        + ConversationApi
        + CryptoApi
        + HealthApi
        + InvocationApi
        + JobsApi
        + LockApi
        + MetadataApi
        + PublishApi
        + SecretsApi
        + ShutdownApi
        + StateApi
        + SubtleCryptoApi
        + WorkflowApi,
> DaprApi for T
{
}

/// Decodes a request of this operation, calls its method, and encodes the outcome.
pub async fn dispatch<A: DaprApi>(
    api: &A,
    operation: OperationId,
    request: RawRequest,
) -> RawResponse {
    match operation {
        OperationId::ExecuteActorStateTransaction => {
            let request = ExecuteActorStateTransactionRequest::read(request);
            ExecuteActorStateTransactionRequest::response(
                api.execute_actor_state_transaction(request).await,
            )
        }
        OperationId::GetActorReminder => {
            let request = GetActorReminderRequest::read(request);
            GetActorReminderRequest::response(api.get_actor_reminder(request).await)
        }
        OperationId::GetActorState => {
            let request = GetActorStateRequest::read(request);
            GetActorStateRequest::response(api.get_actor_state(request).await)
        }
        OperationId::InvokeActor => {
            let request = InvokeActorRequest::read(request);
            InvokeActorRequest::response(api.invoke_actor(request).await)
        }
        OperationId::RegisterActorReminder => {
            let request = RegisterActorReminderRequest::read(request);
            RegisterActorReminderRequest::response(api.register_actor_reminder(request).await)
        }
        OperationId::RegisterActorTimer => {
            let request = RegisterActorTimerRequest::read(request);
            RegisterActorTimerRequest::response(api.register_actor_timer(request).await)
        }
        OperationId::UnregisterActorReminder => {
            let request = UnregisterActorReminderRequest::read(request);
            UnregisterActorReminderRequest::response(api.unregister_actor_reminder(request).await)
        }
        OperationId::UnregisterActorTimer => {
            let request = UnregisterActorTimerRequest::read(request);
            UnregisterActorTimerRequest::response(api.unregister_actor_timer(request).await)
        }
        OperationId::InvokeBinding => {
            let request = InvokeBindingRequest::read(request);
            InvokeBindingRequest::response(api.invoke_binding(request).await)
        }
        OperationId::GetConfiguration => {
            let request = GetConfigurationRequest::read(request);
            GetConfigurationRequest::response(api.get_configuration(request).await)
        }
        OperationId::SubscribeConfiguration => {
            let request = SubscribeConfigurationRequest::read(request);
            SubscribeConfigurationRequest::response(api.subscribe_configuration(request).await)
        }
        OperationId::UnsubscribeConfiguration => {
            let request = UnsubscribeConfigurationRequest::read(request);
            UnsubscribeConfigurationRequest::response(api.unsubscribe_configuration(request).await)
        }
        OperationId::ConverseAlpha1 => {
            let request = ConverseAlpha1Request::read(request);
            ConverseAlpha1Request::response(api.converse_alpha1(request).await)
        }
        OperationId::ConverseAlpha2 => {
            let request = ConverseAlpha2Request::read(request);
            ConverseAlpha2Request::response(api.converse_alpha2(request).await)
        }
        OperationId::DecryptAlpha1 => {
            let request = DecryptAlpha1Request::read(request);
            DecryptAlpha1Request::response(api.decrypt_alpha1(request).await)
        }
        OperationId::EncryptAlpha1 => {
            let request = EncryptAlpha1Request::read(request);
            EncryptAlpha1Request::response(api.encrypt_alpha1(request).await)
        }
        OperationId::CheckHealth => {
            let request = CheckHealthRequest::read(request);
            CheckHealthRequest::response(api.check_health(request).await)
        }
        OperationId::CheckOutboundHealth => {
            let request = CheckOutboundHealthRequest::read(request);
            CheckOutboundHealthRequest::response(api.check_outbound_health(request).await)
        }
        OperationId::InvokeMethod => {
            let request = InvokeMethodRequest::read(request);
            InvokeMethodRequest::response(api.invoke_method(request).await)
        }
        OperationId::DeleteJob => {
            let request = DeleteJobRequest::read(request);
            DeleteJobRequest::response(api.delete_job(request).await)
        }
        OperationId::GetJob => {
            let request = GetJobRequest::read(request);
            GetJobRequest::response(api.get_job(request).await)
        }
        OperationId::ScheduleJob => {
            let request = ScheduleJobRequest::read(request);
            ScheduleJobRequest::response(api.schedule_job(request).await)
        }
        OperationId::TryLockAlpha1 => {
            let request = TryLockAlpha1Request::read(request);
            TryLockAlpha1Request::response(api.try_lock_alpha1(request).await)
        }
        OperationId::UnlockAlpha1 => {
            let request = UnlockAlpha1Request::read(request);
            UnlockAlpha1Request::response(api.unlock_alpha1(request).await)
        }
        OperationId::GetMetadata => {
            let request = GetMetadataRequest::read(request);
            GetMetadataRequest::response(api.get_metadata(request).await)
        }
        OperationId::SetMetadata => {
            let request = SetMetadataRequest::read(request);
            SetMetadataRequest::response(api.set_metadata(request).await)
        }
        OperationId::BulkPublishEvent => {
            let request = BulkPublishEventRequest::read(request);
            BulkPublishEventRequest::response(api.bulk_publish_event(request).await)
        }
        OperationId::PublishEvent => {
            let request = PublishEventRequest::read(request);
            PublishEventRequest::response(api.publish_event(request).await)
        }
        OperationId::GetBulkSecret => {
            let request = GetBulkSecretRequest::read(request);
            GetBulkSecretRequest::response(api.get_bulk_secret(request).await)
        }
        OperationId::GetSecret => {
            let request = GetSecretRequest::read(request);
            GetSecretRequest::response(api.get_secret(request).await)
        }
        OperationId::Shutdown => {
            let request = ShutdownRequest::read(request);
            ShutdownRequest::response(api.shutdown(request).await)
        }
        OperationId::DeleteState => {
            let request = DeleteStateRequest::read(request);
            DeleteStateRequest::response(api.delete_state(request).await)
        }
        OperationId::ExecuteStateTransaction => {
            let request = ExecuteStateTransactionRequest::read(request);
            ExecuteStateTransactionRequest::response(api.execute_state_transaction(request).await)
        }
        OperationId::GetBulkState => {
            let request = GetBulkStateRequest::read(request);
            GetBulkStateRequest::response(api.get_bulk_state(request).await)
        }
        OperationId::GetState => {
            let request = GetStateRequest::read(request);
            GetStateRequest::response(api.get_state(request).await)
        }
        OperationId::QueryStateAlpha1 => {
            let request = QueryStateAlpha1Request::read(request);
            QueryStateAlpha1Request::response(api.query_state_alpha1(request).await)
        }
        OperationId::SaveState => {
            let request = SaveStateRequest::read(request);
            SaveStateRequest::response(api.save_state(request).await)
        }
        OperationId::SubtleDecryptAlpha1 => {
            let request = SubtleDecryptAlpha1Request::read(request);
            SubtleDecryptAlpha1Request::response(api.subtle_decrypt_alpha1(request).await)
        }
        OperationId::SubtleEncryptAlpha1 => {
            let request = SubtleEncryptAlpha1Request::read(request);
            SubtleEncryptAlpha1Request::response(api.subtle_encrypt_alpha1(request).await)
        }
        OperationId::SubtleGetKeyAlpha1 => {
            let request = SubtleGetKeyAlpha1Request::read(request);
            SubtleGetKeyAlpha1Request::response(api.subtle_get_key_alpha1(request).await)
        }
        OperationId::SubtleSignAlpha1 => {
            let request = SubtleSignAlpha1Request::read(request);
            SubtleSignAlpha1Request::response(api.subtle_sign_alpha1(request).await)
        }
        OperationId::SubtleUnwrapKeyAlpha1 => {
            let request = SubtleUnwrapKeyAlpha1Request::read(request);
            SubtleUnwrapKeyAlpha1Request::response(api.subtle_unwrap_key_alpha1(request).await)
        }
        OperationId::SubtleVerifyAlpha1 => {
            let request = SubtleVerifyAlpha1Request::read(request);
            SubtleVerifyAlpha1Request::response(api.subtle_verify_alpha1(request).await)
        }
        OperationId::SubtleWrapKeyAlpha1 => {
            let request = SubtleWrapKeyAlpha1Request::read(request);
            SubtleWrapKeyAlpha1Request::response(api.subtle_wrap_key_alpha1(request).await)
        }
        OperationId::GetWorkflow => {
            let request = GetWorkflowRequest::read(request);
            GetWorkflowRequest::response(api.get_workflow(request).await)
        }
        OperationId::PauseWorkflow => {
            let request = PauseWorkflowRequest::read(request);
            PauseWorkflowRequest::response(api.pause_workflow(request).await)
        }
        OperationId::PurgeWorkflow => {
            let request = PurgeWorkflowRequest::read(request);
            PurgeWorkflowRequest::response(api.purge_workflow(request).await)
        }
        OperationId::RaiseEventWorkflow => {
            let request = RaiseEventWorkflowRequest::read(request);
            RaiseEventWorkflowRequest::response(api.raise_event_workflow(request).await)
        }
        OperationId::ResumeWorkflow => {
            let request = ResumeWorkflowRequest::read(request);
            ResumeWorkflowRequest::response(api.resume_workflow(request).await)
        }
        OperationId::StartWorkflow => {
            let request = StartWorkflowRequest::read(request);
            StartWorkflowRequest::response(api.start_workflow(request).await)
        }
        OperationId::TerminateWorkflow => {
            let request = TerminateWorkflowRequest::read(request);
            TerminateWorkflowRequest::response(api.terminate_workflow(request).await)
        }
    }
}
