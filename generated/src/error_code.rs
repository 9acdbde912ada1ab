//! `ErrorCode`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// What went wrong, for programs. The set is open: components and later releases add codes
    /// of their own.
    pub enum ErrorCode {
        /// The actor is not active on this sidecar.
        ActorInstanceMissing = "ERR_ACTOR_INSTANCE_MISSING",
        /// A method of an actor could not be called, or it did not answer 200.
        ActorInvokeMethod = "ERR_ACTOR_INVOKE_METHOD",
        /// The sidecar knows no placement service, so that it has neither actors nor workflows.
        ActorNoPlacement = "ERR_ACTOR_NO_PLACEMENT",
        /// The actor has a reminder of this name already, and it is not to be replaced.
        ActorReminderAlreadyExists = "ERR_ACTOR_REMINDER_ALREADY_EXISTS",
        /// A reminder could not be registered.
        ActorReminderCreate = "ERR_ACTOR_REMINDER_CREATE",
        /// A reminder could not be removed.
        ActorReminderDelete = "ERR_ACTOR_REMINDER_DELETE",
        /// A reminder could not be read.
        ActorReminderGet = "ERR_ACTOR_REMINDER_GET",
        /// The application of this sidecar does not host actors of the type.
        ActorReminderNonHosted = "ERR_ACTOR_REMINDER_NON_HOSTED",
        /// The actor has no reminder of this name.
        ActorReminderNotFound = "ERR_ACTOR_REMINDER_NOT_FOUND",
        /// The sidecar has stopped its actors, because it is shutting down.
        ActorRuntimeClosed = "ERR_ACTOR_RUNTIME_CLOSED",
        /// The sidecar has no state store for actors.
        ActorRuntimeNotFound = "ERR_ACTOR_RUNTIME_NOT_FOUND",
        /// A reentrant actor has called itself more often than its type allows.
        ActorStackDepth = "ERR_ACTOR_STACK_DEPTH",
        /// The state of an actor could not be read.
        ActorStateGet = "ERR_ACTOR_STATE_GET",
        /// The state of an actor could not be written.
        ActorStateTransactionSave = "ERR_ACTOR_STATE_TRANSACTION_SAVE",
        /// A timer could not be registered.
        ActorTimerCreate = "ERR_ACTOR_TIMER_CREATE",
        /// The type of actors belongs to the workflows.
        ActorTypeReserved = "ERR_ACTOR_TYPE_RESERVED",
        /// The sidecar was built without this operation.
        ApiUnimplemented = "ERR_API_UNIMPLEMENTED",
        /// The sidecar does not know the port of its application and so cannot call it.
        AppChannelNil = "ERR_APP_CHANNEL_NIL",
        /// A name, a header or a value in the request is missing or not allowed.
        BadRequest = "ERR_BAD_REQUEST",
        /// The body of the request could not be read, or it is larger than the sidecar allows.
        BodyRead = "ERR_BODY_READ",
        /// The configuration store failed to read items.
        ConfigurationGet = "ERR_CONFIGURATION_GET",
        /// The sidecar has no configuration store at all.
        ConfigurationStoreNotConfigured = "ERR_CONFIGURATION_STORE_NOT_CONFIGURED",
        /// The sidecar has no configuration store of this name.
        ConfigurationStoreNotFound = "ERR_CONFIGURATION_STORE_NOT_FOUND",
        /// The configuration store failed to watch items.
        ConfigurationSubscribe = "ERR_CONFIGURATION_SUBSCRIBE",
        /// A message, a tool or the choice of a tool in a conversation is not allowed.
        ConversationInvalidParms = "ERR_CONVERSATION_INVALID_PARMS",
        /// The conversation component failed, or the model behind it.
        ConversationInvoke = "ERR_CONVERSATION_INVOKE",
        /// A conversation has no inputs.
        ConversationMissingInputs = "ERR_CONVERSATION_MISSING_INPUTS",
        /// The sidecar has no conversation component of this name.
        ConversationNotFound = "ERR_CONVERSATION_NOT_FOUND",
        /// A cryptographic operation failed.
        Crypto = "ERR_CRYPTO",
        /// A key could not be read.
        CryptoKey = "ERR_CRYPTO_KEY",
        /// The sidecar has no cryptography component of this name.
        CryptoProviderNotFound = "ERR_CRYPTO_PROVIDER_NOT_FOUND",
        /// The sidecar has no cryptography component at all.
        CryptoProvidersNotConfigured = "ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED",
        /// The scheduler service did not delete a job.
        DaprSchedulerDeleteJob = "DAPR_SCHEDULER_DELETE_JOB",
        /// The scheduler service has no such job, or it could not be asked.
        DaprSchedulerGetJob = "DAPR_SCHEDULER_GET_JOB",
        /// The name of a job is in the body. It belongs into the path alone.
        DaprSchedulerJobName = "DAPR_SCHEDULER_JOB_NAME",
        /// The name of a job is blank.
        DaprSchedulerJobNameEmpty = "DAPR_SCHEDULER_JOB_NAME_EMPTY",
        /// A job has neither a schedule nor a due time.
        DaprSchedulerScheduleEmpty = "DAPR_SCHEDULER_SCHEDULE_EMPTY",
        /// The scheduler service did not take a job; with status 409 because there is one of this
        /// name already.
        DaprSchedulerScheduleJob = "DAPR_SCHEDULER_SCHEDULE_JOB",
        /// A service invocation failed before an application answered. It is also what comes for
        /// any path that the sidecar does not serve.
        DirectInvoke = "ERR_DIRECT_INVOKE",
        /// Something failed that daprd has no code for, such as data that cannot be decrypted to
        /// its end.
        Error = "ERROR",
        /// The state of an instance of a workflow could not be read.
        GetWorkflow = "ERR_GET_WORKFLOW",
        /// The sidecar belongs to another application than the one asked for.
        HealthAppidNotMatch = "ERR_HEALTH_APPID_NOT_MATCH",
        /// The sidecar is not ready.
        HealthNotReady = "ERR_HEALTH_NOT_READY",
        /// The id of an instance of a workflow contains a character that is not allowed.
        InstanceIdInvalid = "ERR_INSTANCE_ID_INVALID",
        /// There is no instance of a workflow of this id.
        InstanceIdNotFound = "ERR_INSTANCE_ID_NOT_FOUND",
        /// The id of an instance of a workflow is longer than 64 bytes.
        InstanceIdTooLong = "ERR_INSTANCE_ID_TOO_LONG",
        /// daprd could not write its answer as JSON.
        Internal = "ERR_INTERNAL",
        /// The output binding failed or does not know the operation, or the sidecar has none of
        /// this name.
        InvokeOutputBinding = "ERR_INVOKE_OUTPUT_BINDING",
        /// The sidecar has no lock store at all.
        LockStoreNotConfigured = "ERR_LOCK_STORE_NOT_CONFIGURED",
        /// The sidecar has no lock store of this name.
        LockStoreNotFound = "ERR_LOCK_STORE_NOT_FOUND",
        /// The request could not be understood, or an argument in it is not allowed.
        MalformedRequest = "ERR_MALFORMED_REQUEST",
        /// The error of a called gRPC application could not be written as JSON.
        MalformedResponse = "ERR_MALFORMED_RESPONSE",
        /// A state transaction contains an operation that is neither an upsert nor a delete.
        NotSupportedStateOperation = "ERR_NOT_SUPPORTED_STATE_OPERATION",
        /// The parts of the sidecar that an application calls are not ready.
        OutboundHealthNotReady = "ERR_OUTBOUND_HEALTH_NOT_READY",
        /// An instance of a workflow could not be paused.
        PauseWorkflow = "ERR_PAUSE_WORKFLOW",
        /// The secret scopes of the sidecar's configuration keep this secret from the application.
        PermissionDenied = "ERR_PERMISSION_DENIED",
        /// A state transaction could not publish its changes to the outbox.
        PublishOutbox = "ERR_PUBLISH_OUTBOX",
        /// An event could not be put into the envelope of a CloudEvent, for example because it
        /// claims to be one and is not.
        PubsubCloudEventsSer = "ERR_PUBSUB_CLOUD_EVENTS_SER",
        /// Events could not be read or encoded.
        PubsubEventsSer = "ERR_PUBSUB_EVENTS_SER",
        /// The scopes of the pub/sub component keep the application from publishing to this topic.
        PubsubForbidden = "ERR_PUBSUB_FORBIDDEN",
        /// The sidecar cannot publish at all.
        PubsubNotConfigured = "ERR_PUBSUB_NOT_CONFIGURED",
        /// The sidecar has no pub/sub component of this name.
        PubsubNotFound = "ERR_PUBSUB_NOT_FOUND",
        /// The pub/sub component failed to publish, or the event could not be read.
        PubsubPublishMessage = "ERR_PUBSUB_PUBLISH_MESSAGE",
        /// The metadata of a publication has a value that is not allowed.
        PubsubRequestMetadata = "ERR_PUBSUB_REQUEST_METADATA",
        /// The state of an instance of a workflow could not be deleted.
        PurgeWorkflow = "ERR_PURGE_WORKFLOW",
        /// An event could not be sent to an instance of a workflow.
        RaiseEventWorkflow = "ERR_RAISE_EVENT_WORKFLOW",
        /// An instance of a workflow could not be resumed.
        ResumeWorkflow = "ERR_RESUME_WORKFLOW",
        /// The secret store failed, or it does not have the secret.
        SecretGet = "ERR_SECRET_GET",
        /// The sidecar has no secret store of this name.
        SecretStoreNotFound = "ERR_SECRET_STORE_NOT_FOUND",
        /// The sidecar has no secret store at all.
        SecretStoresNotConfigured = "ERR_SECRET_STORES_NOT_CONFIGURED",
        /// An instance of a workflow could not be started.
        StartWorkflow = "ERR_START_WORKFLOW",
        /// The state store failed to read several keys.
        StateBulkGet = "ERR_STATE_BULK_GET",
        /// The state store did not delete a key; with status 409 because the ETag does not match.
        StateDelete = "ERR_STATE_DELETE",
        /// The state store failed to read a key.
        StateGet = "ERR_STATE_GET",
        /// The state store did not carry out a query.
        StateQuery = "ERR_STATE_QUERY",
        /// The state store did not save an item; with status 409 because an ETag does not match.
        StateSave = "ERR_STATE_SAVE",
        /// The sidecar has no state store at all.
        StateStoreNotConfigured = "ERR_STATE_STORE_NOT_CONFIGURED",
        /// The sidecar has no state store of this name.
        StateStoreNotFound = "ERR_STATE_STORE_NOT_FOUND",
        /// The state store cannot do what was asked for, such as transactions or queries.
        StateStoreNotSupported = "ERR_STATE_STORE_NOT_SUPPORTED",
        /// A state transaction has more operations than the state store takes at once.
        StateStoreTooManyTransactions = "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS",
        /// The state store did not carry out a transaction, for example because an ETag does not
        /// match.
        StateTransaction = "ERR_STATE_TRANSACTION",
        /// An instance of a workflow could not be terminated.
        TerminateWorkflow = "ERR_TERMINATE_WORKFLOW",
        /// The topic is empty.
        TopicNameEmpty = "ERR_TOPIC_NAME_EMPTY",
        /// The lock store failed to take a lock.
        TryLock = "ERR_TRY_LOCK",
        /// The lock store failed to release a lock.
        Unlock = "ERR_UNLOCK",
    }
}
