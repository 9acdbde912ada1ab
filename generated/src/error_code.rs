//! `ErrorCode`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// What went wrong, for programs. The set is open: components and later releases add codes of
/// their own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum ErrorCode {
    /// The actor is not active on this sidecar.
    ActorInstanceMissing,
    /// A method of an actor could not be called, or it did not answer 200.
    ActorInvokeMethod,
    /// The sidecar knows no placement service, so that it has neither actors nor workflows.
    ActorNoPlacement,
    /// The actor has a reminder of this name already, and it is not to be replaced.
    ActorReminderAlreadyExists,
    /// A reminder could not be registered.
    ActorReminderCreate,
    /// A reminder could not be removed.
    ActorReminderDelete,
    /// A reminder could not be read.
    ActorReminderGet,
    /// The application of this sidecar does not host actors of the type.
    ActorReminderNonHosted,
    /// The actor has no reminder of this name.
    ActorReminderNotFound,
    /// The sidecar has stopped its actors, because it is shutting down.
    ActorRuntimeClosed,
    /// The sidecar has no state store for actors.
    ActorRuntimeNotFound,
    /// A reentrant actor has called itself more often than its type allows.
    ActorStackDepth,
    /// The state of an actor could not be read.
    ActorStateGet,
    /// The state of an actor could not be written.
    ActorStateTransactionSave,
    /// A timer could not be registered.
    ActorTimerCreate,
    /// The type of actors belongs to the workflows.
    ActorTypeReserved,
    /// The sidecar was built without this operation.
    ApiUnimplemented,
    /// The sidecar does not know the port of its application and so cannot call it.
    AppChannelNil,
    /// A name, a header or a value in the request is missing or not allowed.
    BadRequest,
    /// The body of the request could not be read, or it is larger than the sidecar allows.
    BodyRead,
    /// The configuration store failed to read items.
    ConfigurationGet,
    /// The sidecar has no configuration store at all.
    ConfigurationStoreNotConfigured,
    /// The sidecar has no configuration store of this name.
    ConfigurationStoreNotFound,
    /// The configuration store failed to watch items.
    ConfigurationSubscribe,
    /// A message, a tool or the choice of a tool in a conversation is not allowed.
    ConversationInvalidParms,
    /// The conversation component failed, or the model behind it.
    ConversationInvoke,
    /// A conversation has no inputs.
    ConversationMissingInputs,
    /// The sidecar has no conversation component of this name.
    ConversationNotFound,
    /// A cryptographic operation failed.
    Crypto,
    /// A key could not be read.
    CryptoKey,
    /// The sidecar has no cryptography component of this name.
    CryptoProviderNotFound,
    /// The sidecar has no cryptography component at all.
    CryptoProvidersNotConfigured,
    /// The scheduler service did not delete a job.
    DaprSchedulerDeleteJob,
    /// The scheduler service has no such job, or it could not be asked.
    DaprSchedulerGetJob,
    /// The name of a job is in the body. It belongs into the path alone.
    DaprSchedulerJobName,
    /// The name of a job is blank.
    DaprSchedulerJobNameEmpty,
    /// A job has neither a schedule nor a due time.
    DaprSchedulerScheduleEmpty,
    /// The scheduler service did not take a job; with status 409 because there is one of this name
    /// already.
    DaprSchedulerScheduleJob,
    /// A service invocation failed before an application answered. It is also what comes for any
    /// path that the sidecar does not serve.
    DirectInvoke,
    /// Something failed that daprd has no code for, such as data that cannot be decrypted to its
    /// end.
    Error,
    /// The state of an instance of a workflow could not be read.
    GetWorkflow,
    /// The sidecar belongs to another application than the one asked for.
    HealthAppidNotMatch,
    /// The sidecar is not ready.
    HealthNotReady,
    /// The id of an instance of a workflow contains a character that is not allowed.
    InstanceIdInvalid,
    /// There is no instance of a workflow of this id.
    InstanceIdNotFound,
    /// The id of an instance of a workflow is longer than 64 bytes.
    InstanceIdTooLong,
    /// daprd could not write its answer as JSON.
    Internal,
    /// The output binding failed or does not know the operation, or the sidecar has none of this
    /// name.
    InvokeOutputBinding,
    /// The sidecar has no lock store at all.
    LockStoreNotConfigured,
    /// The sidecar has no lock store of this name.
    LockStoreNotFound,
    /// The request could not be understood, or an argument in it is not allowed.
    MalformedRequest,
    /// The error of a called gRPC application could not be written as JSON.
    MalformedResponse,
    /// A state transaction contains an operation that is neither an upsert nor a delete.
    NotSupportedStateOperation,
    /// The parts of the sidecar that an application calls are not ready.
    OutboundHealthNotReady,
    /// An instance of a workflow could not be paused.
    PauseWorkflow,
    /// The secret scopes of the sidecar's configuration keep this secret from the application.
    PermissionDenied,
    /// A state transaction could not publish its changes to the outbox.
    PublishOutbox,
    /// An event could not be put into the envelope of a CloudEvent, for example because it claims
    /// to be one and is not.
    PubsubCloudEventsSer,
    /// Events could not be read or encoded.
    PubsubEventsSer,
    /// The scopes of the pub/sub component keep the application from publishing to this topic.
    PubsubForbidden,
    /// The sidecar cannot publish at all.
    PubsubNotConfigured,
    /// The sidecar has no pub/sub component of this name.
    PubsubNotFound,
    /// The pub/sub component failed to publish, or the event could not be read.
    PubsubPublishMessage,
    /// The metadata of a publication has a value that is not allowed.
    PubsubRequestMetadata,
    /// The state of an instance of a workflow could not be deleted.
    PurgeWorkflow,
    /// An event could not be sent to an instance of a workflow.
    RaiseEventWorkflow,
    /// An instance of a workflow could not be resumed.
    ResumeWorkflow,
    /// The secret store failed, or it does not have the secret.
    SecretGet,
    /// The sidecar has no secret store of this name.
    SecretStoreNotFound,
    /// The sidecar has no secret store at all.
    SecretStoresNotConfigured,
    /// An instance of a workflow could not be started.
    StartWorkflow,
    /// The state store failed to read several keys.
    StateBulkGet,
    /// The state store did not delete a key; with status 409 because the ETag does not match.
    StateDelete,
    /// The state store failed to read a key.
    StateGet,
    /// The state store did not carry out a query.
    StateQuery,
    /// The state store did not save an item; with status 409 because an ETag does not match.
    StateSave,
    /// The sidecar has no state store at all.
    StateStoreNotConfigured,
    /// The sidecar has no state store of this name.
    StateStoreNotFound,
    /// The state store cannot do what was asked for, such as transactions or queries.
    StateStoreNotSupported,
    /// A state transaction has more operations than the state store takes at once.
    StateStoreTooManyTransactions,
    /// The state store did not carry out a transaction, for example because an ETag does not match.
    StateTransaction,
    /// An instance of a workflow could not be terminated.
    TerminateWorkflow,
    /// The topic is empty.
    TopicNameEmpty,
    /// The lock store failed to take a lock.
    TryLock,
    /// The lock store failed to release a lock.
    Unlock,
    /// One that this description does not have.
    Other(String),
}

impl ErrorCode {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::ActorInstanceMissing => "ERR_ACTOR_INSTANCE_MISSING",
            Self::ActorInvokeMethod => "ERR_ACTOR_INVOKE_METHOD",
            Self::ActorNoPlacement => "ERR_ACTOR_NO_PLACEMENT",
            Self::ActorReminderAlreadyExists => "ERR_ACTOR_REMINDER_ALREADY_EXISTS",
            Self::ActorReminderCreate => "ERR_ACTOR_REMINDER_CREATE",
            Self::ActorReminderDelete => "ERR_ACTOR_REMINDER_DELETE",
            Self::ActorReminderGet => "ERR_ACTOR_REMINDER_GET",
            Self::ActorReminderNonHosted => "ERR_ACTOR_REMINDER_NON_HOSTED",
            Self::ActorReminderNotFound => "ERR_ACTOR_REMINDER_NOT_FOUND",
            Self::ActorRuntimeClosed => "ERR_ACTOR_RUNTIME_CLOSED",
            Self::ActorRuntimeNotFound => "ERR_ACTOR_RUNTIME_NOT_FOUND",
            Self::ActorStackDepth => "ERR_ACTOR_STACK_DEPTH",
            Self::ActorStateGet => "ERR_ACTOR_STATE_GET",
            Self::ActorStateTransactionSave => "ERR_ACTOR_STATE_TRANSACTION_SAVE",
            Self::ActorTimerCreate => "ERR_ACTOR_TIMER_CREATE",
            Self::ActorTypeReserved => "ERR_ACTOR_TYPE_RESERVED",
            Self::ApiUnimplemented => "ERR_API_UNIMPLEMENTED",
            Self::AppChannelNil => "ERR_APP_CHANNEL_NIL",
            Self::BadRequest => "ERR_BAD_REQUEST",
            Self::BodyRead => "ERR_BODY_READ",
            Self::ConfigurationGet => "ERR_CONFIGURATION_GET",
            Self::ConfigurationStoreNotConfigured => "ERR_CONFIGURATION_STORE_NOT_CONFIGURED",
            Self::ConfigurationStoreNotFound => "ERR_CONFIGURATION_STORE_NOT_FOUND",
            Self::ConfigurationSubscribe => "ERR_CONFIGURATION_SUBSCRIBE",
            Self::ConversationInvalidParms => "ERR_CONVERSATION_INVALID_PARMS",
            Self::ConversationInvoke => "ERR_CONVERSATION_INVOKE",
            Self::ConversationMissingInputs => "ERR_CONVERSATION_MISSING_INPUTS",
            Self::ConversationNotFound => "ERR_CONVERSATION_NOT_FOUND",
            Self::Crypto => "ERR_CRYPTO",
            Self::CryptoKey => "ERR_CRYPTO_KEY",
            Self::CryptoProviderNotFound => "ERR_CRYPTO_PROVIDER_NOT_FOUND",
            Self::CryptoProvidersNotConfigured => "ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED",
            Self::DaprSchedulerDeleteJob => "DAPR_SCHEDULER_DELETE_JOB",
            Self::DaprSchedulerGetJob => "DAPR_SCHEDULER_GET_JOB",
            Self::DaprSchedulerJobName => "DAPR_SCHEDULER_JOB_NAME",
            Self::DaprSchedulerJobNameEmpty => "DAPR_SCHEDULER_JOB_NAME_EMPTY",
            Self::DaprSchedulerScheduleEmpty => "DAPR_SCHEDULER_SCHEDULE_EMPTY",
            Self::DaprSchedulerScheduleJob => "DAPR_SCHEDULER_SCHEDULE_JOB",
            Self::DirectInvoke => "ERR_DIRECT_INVOKE",
            Self::Error => "ERROR",
            Self::GetWorkflow => "ERR_GET_WORKFLOW",
            Self::HealthAppidNotMatch => "ERR_HEALTH_APPID_NOT_MATCH",
            Self::HealthNotReady => "ERR_HEALTH_NOT_READY",
            Self::InstanceIdInvalid => "ERR_INSTANCE_ID_INVALID",
            Self::InstanceIdNotFound => "ERR_INSTANCE_ID_NOT_FOUND",
            Self::InstanceIdTooLong => "ERR_INSTANCE_ID_TOO_LONG",
            Self::Internal => "ERR_INTERNAL",
            Self::InvokeOutputBinding => "ERR_INVOKE_OUTPUT_BINDING",
            Self::LockStoreNotConfigured => "ERR_LOCK_STORE_NOT_CONFIGURED",
            Self::LockStoreNotFound => "ERR_LOCK_STORE_NOT_FOUND",
            Self::MalformedRequest => "ERR_MALFORMED_REQUEST",
            Self::MalformedResponse => "ERR_MALFORMED_RESPONSE",
            Self::NotSupportedStateOperation => "ERR_NOT_SUPPORTED_STATE_OPERATION",
            Self::OutboundHealthNotReady => "ERR_OUTBOUND_HEALTH_NOT_READY",
            Self::PauseWorkflow => "ERR_PAUSE_WORKFLOW",
            Self::PermissionDenied => "ERR_PERMISSION_DENIED",
            Self::PublishOutbox => "ERR_PUBLISH_OUTBOX",
            Self::PubsubCloudEventsSer => "ERR_PUBSUB_CLOUD_EVENTS_SER",
            Self::PubsubEventsSer => "ERR_PUBSUB_EVENTS_SER",
            Self::PubsubForbidden => "ERR_PUBSUB_FORBIDDEN",
            Self::PubsubNotConfigured => "ERR_PUBSUB_NOT_CONFIGURED",
            Self::PubsubNotFound => "ERR_PUBSUB_NOT_FOUND",
            Self::PubsubPublishMessage => "ERR_PUBSUB_PUBLISH_MESSAGE",
            Self::PubsubRequestMetadata => "ERR_PUBSUB_REQUEST_METADATA",
            Self::PurgeWorkflow => "ERR_PURGE_WORKFLOW",
            Self::RaiseEventWorkflow => "ERR_RAISE_EVENT_WORKFLOW",
            Self::ResumeWorkflow => "ERR_RESUME_WORKFLOW",
            Self::SecretGet => "ERR_SECRET_GET",
            Self::SecretStoreNotFound => "ERR_SECRET_STORE_NOT_FOUND",
            Self::SecretStoresNotConfigured => "ERR_SECRET_STORES_NOT_CONFIGURED",
            Self::StartWorkflow => "ERR_START_WORKFLOW",
            Self::StateBulkGet => "ERR_STATE_BULK_GET",
            Self::StateDelete => "ERR_STATE_DELETE",
            Self::StateGet => "ERR_STATE_GET",
            Self::StateQuery => "ERR_STATE_QUERY",
            Self::StateSave => "ERR_STATE_SAVE",
            Self::StateStoreNotConfigured => "ERR_STATE_STORE_NOT_CONFIGURED",
            Self::StateStoreNotFound => "ERR_STATE_STORE_NOT_FOUND",
            Self::StateStoreNotSupported => "ERR_STATE_STORE_NOT_SUPPORTED",
            Self::StateStoreTooManyTransactions => "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS",
            Self::StateTransaction => "ERR_STATE_TRANSACTION",
            Self::TerminateWorkflow => "ERR_TERMINATE_WORKFLOW",
            Self::TopicNameEmpty => "ERR_TOPIC_NAME_EMPTY",
            Self::TryLock => "ERR_TRY_LOCK",
            Self::Unlock => "ERR_UNLOCK",
            Self::Other(text) => text,
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl From<&str> for ErrorCode {
    fn from(text: &str) -> Self {
        match text {
            "ERR_ACTOR_INSTANCE_MISSING" => Self::ActorInstanceMissing,
            "ERR_ACTOR_INVOKE_METHOD" => Self::ActorInvokeMethod,
            "ERR_ACTOR_NO_PLACEMENT" => Self::ActorNoPlacement,
            "ERR_ACTOR_REMINDER_ALREADY_EXISTS" => Self::ActorReminderAlreadyExists,
            "ERR_ACTOR_REMINDER_CREATE" => Self::ActorReminderCreate,
            "ERR_ACTOR_REMINDER_DELETE" => Self::ActorReminderDelete,
            "ERR_ACTOR_REMINDER_GET" => Self::ActorReminderGet,
            "ERR_ACTOR_REMINDER_NON_HOSTED" => Self::ActorReminderNonHosted,
            "ERR_ACTOR_REMINDER_NOT_FOUND" => Self::ActorReminderNotFound,
            "ERR_ACTOR_RUNTIME_CLOSED" => Self::ActorRuntimeClosed,
            "ERR_ACTOR_RUNTIME_NOT_FOUND" => Self::ActorRuntimeNotFound,
            "ERR_ACTOR_STACK_DEPTH" => Self::ActorStackDepth,
            "ERR_ACTOR_STATE_GET" => Self::ActorStateGet,
            "ERR_ACTOR_STATE_TRANSACTION_SAVE" => Self::ActorStateTransactionSave,
            "ERR_ACTOR_TIMER_CREATE" => Self::ActorTimerCreate,
            "ERR_ACTOR_TYPE_RESERVED" => Self::ActorTypeReserved,
            "ERR_API_UNIMPLEMENTED" => Self::ApiUnimplemented,
            "ERR_APP_CHANNEL_NIL" => Self::AppChannelNil,
            "ERR_BAD_REQUEST" => Self::BadRequest,
            "ERR_BODY_READ" => Self::BodyRead,
            "ERR_CONFIGURATION_GET" => Self::ConfigurationGet,
            "ERR_CONFIGURATION_STORE_NOT_CONFIGURED" => Self::ConfigurationStoreNotConfigured,
            "ERR_CONFIGURATION_STORE_NOT_FOUND" => Self::ConfigurationStoreNotFound,
            "ERR_CONFIGURATION_SUBSCRIBE" => Self::ConfigurationSubscribe,
            "ERR_CONVERSATION_INVALID_PARMS" => Self::ConversationInvalidParms,
            "ERR_CONVERSATION_INVOKE" => Self::ConversationInvoke,
            "ERR_CONVERSATION_MISSING_INPUTS" => Self::ConversationMissingInputs,
            "ERR_CONVERSATION_NOT_FOUND" => Self::ConversationNotFound,
            "ERR_CRYPTO" => Self::Crypto,
            "ERR_CRYPTO_KEY" => Self::CryptoKey,
            "ERR_CRYPTO_PROVIDER_NOT_FOUND" => Self::CryptoProviderNotFound,
            "ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED" => Self::CryptoProvidersNotConfigured,
            "DAPR_SCHEDULER_DELETE_JOB" => Self::DaprSchedulerDeleteJob,
            "DAPR_SCHEDULER_GET_JOB" => Self::DaprSchedulerGetJob,
            "DAPR_SCHEDULER_JOB_NAME" => Self::DaprSchedulerJobName,
            "DAPR_SCHEDULER_JOB_NAME_EMPTY" => Self::DaprSchedulerJobNameEmpty,
            "DAPR_SCHEDULER_SCHEDULE_EMPTY" => Self::DaprSchedulerScheduleEmpty,
            "DAPR_SCHEDULER_SCHEDULE_JOB" => Self::DaprSchedulerScheduleJob,
            "ERR_DIRECT_INVOKE" => Self::DirectInvoke,
            "ERROR" => Self::Error,
            "ERR_GET_WORKFLOW" => Self::GetWorkflow,
            "ERR_HEALTH_APPID_NOT_MATCH" => Self::HealthAppidNotMatch,
            "ERR_HEALTH_NOT_READY" => Self::HealthNotReady,
            "ERR_INSTANCE_ID_INVALID" => Self::InstanceIdInvalid,
            "ERR_INSTANCE_ID_NOT_FOUND" => Self::InstanceIdNotFound,
            "ERR_INSTANCE_ID_TOO_LONG" => Self::InstanceIdTooLong,
            "ERR_INTERNAL" => Self::Internal,
            "ERR_INVOKE_OUTPUT_BINDING" => Self::InvokeOutputBinding,
            "ERR_LOCK_STORE_NOT_CONFIGURED" => Self::LockStoreNotConfigured,
            "ERR_LOCK_STORE_NOT_FOUND" => Self::LockStoreNotFound,
            "ERR_MALFORMED_REQUEST" => Self::MalformedRequest,
            "ERR_MALFORMED_RESPONSE" => Self::MalformedResponse,
            "ERR_NOT_SUPPORTED_STATE_OPERATION" => Self::NotSupportedStateOperation,
            "ERR_OUTBOUND_HEALTH_NOT_READY" => Self::OutboundHealthNotReady,
            "ERR_PAUSE_WORKFLOW" => Self::PauseWorkflow,
            "ERR_PERMISSION_DENIED" => Self::PermissionDenied,
            "ERR_PUBLISH_OUTBOX" => Self::PublishOutbox,
            "ERR_PUBSUB_CLOUD_EVENTS_SER" => Self::PubsubCloudEventsSer,
            "ERR_PUBSUB_EVENTS_SER" => Self::PubsubEventsSer,
            "ERR_PUBSUB_FORBIDDEN" => Self::PubsubForbidden,
            "ERR_PUBSUB_NOT_CONFIGURED" => Self::PubsubNotConfigured,
            "ERR_PUBSUB_NOT_FOUND" => Self::PubsubNotFound,
            "ERR_PUBSUB_PUBLISH_MESSAGE" => Self::PubsubPublishMessage,
            "ERR_PUBSUB_REQUEST_METADATA" => Self::PubsubRequestMetadata,
            "ERR_PURGE_WORKFLOW" => Self::PurgeWorkflow,
            "ERR_RAISE_EVENT_WORKFLOW" => Self::RaiseEventWorkflow,
            "ERR_RESUME_WORKFLOW" => Self::ResumeWorkflow,
            "ERR_SECRET_GET" => Self::SecretGet,
            "ERR_SECRET_STORE_NOT_FOUND" => Self::SecretStoreNotFound,
            "ERR_SECRET_STORES_NOT_CONFIGURED" => Self::SecretStoresNotConfigured,
            "ERR_START_WORKFLOW" => Self::StartWorkflow,
            "ERR_STATE_BULK_GET" => Self::StateBulkGet,
            "ERR_STATE_DELETE" => Self::StateDelete,
            "ERR_STATE_GET" => Self::StateGet,
            "ERR_STATE_QUERY" => Self::StateQuery,
            "ERR_STATE_SAVE" => Self::StateSave,
            "ERR_STATE_STORE_NOT_CONFIGURED" => Self::StateStoreNotConfigured,
            "ERR_STATE_STORE_NOT_FOUND" => Self::StateStoreNotFound,
            "ERR_STATE_STORE_NOT_SUPPORTED" => Self::StateStoreNotSupported,
            "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS" => Self::StateStoreTooManyTransactions,
            "ERR_STATE_TRANSACTION" => Self::StateTransaction,
            "ERR_TERMINATE_WORKFLOW" => Self::TerminateWorkflow,
            "ERR_TOPIC_NAME_EMPTY" => Self::TopicNameEmpty,
            "ERR_TRY_LOCK" => Self::TryLock,
            "ERR_UNLOCK" => Self::Unlock,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl FromJson for ErrorCode {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        value.string().map(|text| Self::from(&*text))
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ErrorCode {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for ErrorCode {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        Ok(Self::from(text))
    }
}
