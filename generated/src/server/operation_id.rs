//! The operations by name.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::{ROUTES, Route};

/// An operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationId {
    /// `POST /v1.0/actors/{actorType}/{actorId}/state`
    ExecuteActorStateTransaction,
    /// `GET /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
    GetActorReminder,
    /// `GET /v1.0/actors/{actorType}/{actorId}/state/{key}`
    GetActorState,
    /// `POST /v1.0/actors/{actorType}/{actorId}/method/{method}`
    InvokeActor,
    /// `POST /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
    RegisterActorReminder,
    /// `POST /v1.0/actors/{actorType}/{actorId}/timers/{name}`
    RegisterActorTimer,
    /// `DELETE /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
    UnregisterActorReminder,
    /// `DELETE /v1.0/actors/{actorType}/{actorId}/timers/{name}`
    UnregisterActorTimer,
    /// `POST /v1.0/bindings/{name}`
    InvokeBinding,
    /// `GET /v1.0/configuration/{storeName}`
    GetConfiguration,
    /// `GET /v1.0/configuration/{storeName}/subscribe`
    SubscribeConfiguration,
    /// `GET /v1.0/configuration/{storeName}/{subscriptionId}/unsubscribe`
    UnsubscribeConfiguration,
    /// `POST /v1.0-alpha1/conversation/{name}/converse`
    ConverseAlpha1,
    /// `POST /v1.0-alpha2/conversation/{name}/converse`
    ConverseAlpha2,
    /// `PUT /v1.0-alpha1/crypto/{name}/decrypt`
    DecryptAlpha1,
    /// `PUT /v1.0-alpha1/crypto/{name}/encrypt`
    EncryptAlpha1,
    /// `GET /v1.0/healthz`
    CheckHealth,
    /// `GET /v1.0/healthz/outbound`
    CheckOutboundHealth,
    /// `POST /v1.0/invoke/{appId}/method/{method}`
    InvokeMethod,
    /// `DELETE /v1.0/jobs/{name}`
    DeleteJob,
    /// `GET /v1.0/jobs/{name}`
    GetJob,
    /// `POST /v1.0/jobs/{name}`
    ScheduleJob,
    /// `POST /v1.0-alpha1/lock/{storeName}`
    TryLockAlpha1,
    /// `POST /v1.0-alpha1/unlock/{storeName}`
    UnlockAlpha1,
    /// `GET /v1.0/metadata`
    GetMetadata,
    /// `PUT /v1.0/metadata/{key}`
    SetMetadata,
    /// `POST /v1.0/publish/bulk/{pubsubName}/{topic}`
    BulkPublishEvent,
    /// `POST /v1.0/publish/{pubsubName}/{topic}`
    PublishEvent,
    /// `GET /v1.0/secrets/{secretStoreName}/bulk`
    GetBulkSecret,
    /// `GET /v1.0/secrets/{secretStoreName}/{key}`
    GetSecret,
    /// `POST /v1.0/shutdown`
    Shutdown,
    /// `DELETE /v1.0/state/{storeName}/{key}`
    DeleteState,
    /// `POST /v1.0/state/{storeName}/transaction`
    ExecuteStateTransaction,
    /// `POST /v1.0/state/{storeName}/bulk`
    GetBulkState,
    /// `GET /v1.0/state/{storeName}/{key}`
    GetState,
    /// `POST /v1.0-alpha1/state/{storeName}/query`
    QueryStateAlpha1,
    /// `POST /v1.0/state/{storeName}`
    SaveState,
    /// `POST /v1.0-alpha1/subtlecrypto/{name}/decrypt`
    SubtleDecryptAlpha1,
    /// `POST /v1.0-alpha1/subtlecrypto/{name}/encrypt`
    SubtleEncryptAlpha1,
    /// `POST /v1.0-alpha1/subtlecrypto/{name}/getkey`
    SubtleGetKeyAlpha1,
    /// `POST /v1.0-alpha1/subtlecrypto/{name}/sign`
    SubtleSignAlpha1,
    /// `POST /v1.0-alpha1/subtlecrypto/{name}/unwrapkey`
    SubtleUnwrapKeyAlpha1,
    /// `POST /v1.0-alpha1/subtlecrypto/{name}/verify`
    SubtleVerifyAlpha1,
    /// `POST /v1.0-alpha1/subtlecrypto/{name}/wrapkey`
    SubtleWrapKeyAlpha1,
    /// `GET /v1.0/workflows/{workflowComponent}/{instanceID}`
    GetWorkflow,
    /// `POST /v1.0/workflows/{workflowComponent}/{instanceID}/pause`
    PauseWorkflow,
    /// `POST /v1.0/workflows/{workflowComponent}/{instanceID}/purge`
    PurgeWorkflow,
    /// `POST /v1.0/workflows/{workflowComponent}/{instanceID}/raiseEvent/{eventName}`
    RaiseEventWorkflow,
    /// `POST /v1.0/workflows/{workflowComponent}/{instanceID}/resume`
    ResumeWorkflow,
    /// `POST /v1.0/workflows/{workflowComponent}/{workflowName}/start`
    StartWorkflow,
    /// `POST /v1.0/workflows/{workflowComponent}/{instanceID}/terminate`
    TerminateWorkflow,
}

impl OperationId {
    /// All of them, building block by building block.
    pub const ALL: &[Self] = &[
        Self::ExecuteActorStateTransaction,
        Self::GetActorReminder,
        Self::GetActorState,
        Self::InvokeActor,
        Self::RegisterActorReminder,
        Self::RegisterActorTimer,
        Self::UnregisterActorReminder,
        Self::UnregisterActorTimer,
        Self::InvokeBinding,
        Self::GetConfiguration,
        Self::SubscribeConfiguration,
        Self::UnsubscribeConfiguration,
        Self::ConverseAlpha1,
        Self::ConverseAlpha2,
        Self::DecryptAlpha1,
        Self::EncryptAlpha1,
        Self::CheckHealth,
        Self::CheckOutboundHealth,
        Self::InvokeMethod,
        Self::DeleteJob,
        Self::GetJob,
        Self::ScheduleJob,
        Self::TryLockAlpha1,
        Self::UnlockAlpha1,
        Self::GetMetadata,
        Self::SetMetadata,
        Self::BulkPublishEvent,
        Self::PublishEvent,
        Self::GetBulkSecret,
        Self::GetSecret,
        Self::Shutdown,
        Self::DeleteState,
        Self::ExecuteStateTransaction,
        Self::GetBulkState,
        Self::GetState,
        Self::QueryStateAlpha1,
        Self::SaveState,
        Self::SubtleDecryptAlpha1,
        Self::SubtleEncryptAlpha1,
        Self::SubtleGetKeyAlpha1,
        Self::SubtleSignAlpha1,
        Self::SubtleUnwrapKeyAlpha1,
        Self::SubtleVerifyAlpha1,
        Self::SubtleWrapKeyAlpha1,
        Self::GetWorkflow,
        Self::PauseWorkflow,
        Self::PurgeWorkflow,
        Self::RaiseEventWorkflow,
        Self::ResumeWorkflow,
        Self::StartWorkflow,
        Self::TerminateWorkflow,
    ];

    /// The name of the method: `get_state`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ExecuteActorStateTransaction => "execute_actor_state_transaction",
            Self::GetActorReminder => "get_actor_reminder",
            Self::GetActorState => "get_actor_state",
            Self::InvokeActor => "invoke_actor",
            Self::RegisterActorReminder => "register_actor_reminder",
            Self::RegisterActorTimer => "register_actor_timer",
            Self::UnregisterActorReminder => "unregister_actor_reminder",
            Self::UnregisterActorTimer => "unregister_actor_timer",
            Self::InvokeBinding => "invoke_binding",
            Self::GetConfiguration => "get_configuration",
            Self::SubscribeConfiguration => "subscribe_configuration",
            Self::UnsubscribeConfiguration => "unsubscribe_configuration",
            Self::ConverseAlpha1 => "converse_alpha1",
            Self::ConverseAlpha2 => "converse_alpha2",
            Self::DecryptAlpha1 => "decrypt_alpha1",
            Self::EncryptAlpha1 => "encrypt_alpha1",
            Self::CheckHealth => "check_health",
            Self::CheckOutboundHealth => "check_outbound_health",
            Self::InvokeMethod => "invoke_method",
            Self::DeleteJob => "delete_job",
            Self::GetJob => "get_job",
            Self::ScheduleJob => "schedule_job",
            Self::TryLockAlpha1 => "try_lock_alpha1",
            Self::UnlockAlpha1 => "unlock_alpha1",
            Self::GetMetadata => "get_metadata",
            Self::SetMetadata => "set_metadata",
            Self::BulkPublishEvent => "bulk_publish_event",
            Self::PublishEvent => "publish_event",
            Self::GetBulkSecret => "get_bulk_secret",
            Self::GetSecret => "get_secret",
            Self::Shutdown => "shutdown",
            Self::DeleteState => "delete_state",
            Self::ExecuteStateTransaction => "execute_state_transaction",
            Self::GetBulkState => "get_bulk_state",
            Self::GetState => "get_state",
            Self::QueryStateAlpha1 => "query_state_alpha1",
            Self::SaveState => "save_state",
            Self::SubtleDecryptAlpha1 => "subtle_decrypt_alpha1",
            Self::SubtleEncryptAlpha1 => "subtle_encrypt_alpha1",
            Self::SubtleGetKeyAlpha1 => "subtle_get_key_alpha1",
            Self::SubtleSignAlpha1 => "subtle_sign_alpha1",
            Self::SubtleUnwrapKeyAlpha1 => "subtle_unwrap_key_alpha1",
            Self::SubtleVerifyAlpha1 => "subtle_verify_alpha1",
            Self::SubtleWrapKeyAlpha1 => "subtle_wrap_key_alpha1",
            Self::GetWorkflow => "get_workflow",
            Self::PauseWorkflow => "pause_workflow",
            Self::PurgeWorkflow => "purge_workflow",
            Self::RaiseEventWorkflow => "raise_event_workflow",
            Self::ResumeWorkflow => "resume_workflow",
            Self::StartWorkflow => "start_workflow",
            Self::TerminateWorkflow => "terminate_workflow",
        }
    }

    /// Where it is found.
    pub fn route(self) -> &'static Route {
        &ROUTES[self as usize]
    }
}
