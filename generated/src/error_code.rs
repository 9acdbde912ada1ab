//! `ErrorCode`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// An error code, for programmatic handling. The list is not exhaustive: components and
    /// later releases can add codes.
    pub enum ErrorCode {
        /// The actor is not active on this sidecar.
        ActorInstanceMissing = "ERR_ACTOR_INSTANCE_MISSING",
        /// An actor method could not be called, or the actor did not respond with 200.
        ActorInvokeMethod = "ERR_ACTOR_INVOKE_METHOD",
        /// No placement service is configured, so actors and workflows are not available.
        ActorNoPlacement = "ERR_ACTOR_NO_PLACEMENT",
        /// The actor has a reminder with this name that must not be replaced.
        ActorReminderAlreadyExists = "ERR_ACTOR_REMINDER_ALREADY_EXISTS",
        /// A reminder could not be registered.
        ActorReminderCreate = "ERR_ACTOR_REMINDER_CREATE",
        /// A reminder could not be unregistered.
        ActorReminderDelete = "ERR_ACTOR_REMINDER_DELETE",
        /// A reminder could not be read.
        ActorReminderGet = "ERR_ACTOR_REMINDER_GET",
        /// The application of this sidecar does not host the actor type.
        ActorReminderNonHosted = "ERR_ACTOR_REMINDER_NON_HOSTED",
        /// The actor has no reminder with this name.
        ActorReminderNotFound = "ERR_ACTOR_REMINDER_NOT_FOUND",
        /// The sidecar has stopped its actors, because it is shutting down.
        ActorRuntimeClosed = "ERR_ACTOR_RUNTIME_CLOSED",
        /// No actor state store is configured.
        ActorRuntimeNotFound = "ERR_ACTOR_RUNTIME_NOT_FOUND",
        /// A reentrant actor exceeded the maximum call depth of its type.
        ActorStackDepth = "ERR_ACTOR_STACK_DEPTH",
        /// The state of an actor could not be read.
        ActorStateGet = "ERR_ACTOR_STATE_GET",
        /// The state of an actor could not be written.
        ActorStateTransactionSave = "ERR_ACTOR_STATE_TRANSACTION_SAVE",
        /// A timer could not be registered.
        ActorTimerCreate = "ERR_ACTOR_TIMER_CREATE",
        /// The actor type is reserved for workflows.
        ActorTypeReserved = "ERR_ACTOR_TYPE_RESERVED",
        /// The sidecar was built without this operation.
        ApiUnimplemented = "ERR_API_UNIMPLEMENTED",
        /// The sidecar does not know the port of its application and cannot call it.
        AppChannelNil = "ERR_APP_CHANNEL_NIL",
        /// A name, header or value in the request is missing or not allowed.
        BadRequest = "ERR_BAD_REQUEST",
        /// The request body could not be read, or it exceeds the sidecar's size limit.
        BodyRead = "ERR_BODY_READ",
        /// The configuration store failed to read items.
        ConfigurationGet = "ERR_CONFIGURATION_GET",
        /// No configuration store is configured.
        ConfigurationStoreNotConfigured = "ERR_CONFIGURATION_STORE_NOT_CONFIGURED",
        /// The sidecar has no configuration store with this name.
        ConfigurationStoreNotFound = "ERR_CONFIGURATION_STORE_NOT_FOUND",
        /// The configuration store failed to subscribe to items.
        ConfigurationSubscribe = "ERR_CONFIGURATION_SUBSCRIBE",
        /// A message, tool or tool choice in a conversation is invalid.
        ConversationInvalidParms = "ERR_CONVERSATION_INVALID_PARMS",
        /// The conversation component or its model failed.
        ConversationInvoke = "ERR_CONVERSATION_INVOKE",
        /// A conversation has no inputs.
        ConversationMissingInputs = "ERR_CONVERSATION_MISSING_INPUTS",
        /// The sidecar has no conversation component with this name.
        ConversationNotFound = "ERR_CONVERSATION_NOT_FOUND",
        /// A cryptographic operation failed.
        Crypto = "ERR_CRYPTO",
        /// A key could not be read.
        CryptoKey = "ERR_CRYPTO_KEY",
        /// The sidecar has no cryptography component with this name.
        CryptoProviderNotFound = "ERR_CRYPTO_PROVIDER_NOT_FOUND",
        /// No cryptography component is configured.
        CryptoProvidersNotConfigured = "ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED",
        /// The scheduler service failed to delete a job.
        DaprSchedulerDeleteJob = "DAPR_SCHEDULER_DELETE_JOB",
        /// The job does not exist, or the scheduler service could not be reached.
        DaprSchedulerGetJob = "DAPR_SCHEDULER_GET_JOB",
        /// The body of a job contains its name, which is only allowed in the path.
        DaprSchedulerJobName = "DAPR_SCHEDULER_JOB_NAME",
        /// The job name is blank.
        DaprSchedulerJobNameEmpty = "DAPR_SCHEDULER_JOB_NAME_EMPTY",
        /// A job has neither a schedule nor a due time.
        DaprSchedulerScheduleEmpty = "DAPR_SCHEDULER_SCHEDULE_EMPTY",
        /// The scheduler service rejected a job. With status 409, a job with this name exists.
        DaprSchedulerScheduleJob = "DAPR_SCHEDULER_SCHEDULE_JOB",
        /// A service invocation failed before the application responded. Also returned for every
        /// path that the sidecar does not serve.
        DirectInvoke = "ERR_DIRECT_INVOKE",
        /// An error without a code of its own, such as data that cannot be decrypted completely.
        Error = "ERROR",
        /// The state of a workflow instance could not be read.
        GetWorkflow = "ERR_GET_WORKFLOW",
        /// The sidecar belongs to a different application than the requested one.
        HealthAppidNotMatch = "ERR_HEALTH_APPID_NOT_MATCH",
        /// The sidecar is not ready.
        HealthNotReady = "ERR_HEALTH_NOT_READY",
        /// The ID of a workflow instance contains a character that is not allowed.
        InstanceIdInvalid = "ERR_INSTANCE_ID_INVALID",
        /// No workflow instance has this ID.
        InstanceIdNotFound = "ERR_INSTANCE_ID_NOT_FOUND",
        /// The ID of a workflow instance is longer than 64 bytes.
        InstanceIdTooLong = "ERR_INSTANCE_ID_TOO_LONG",
        /// daprd could not encode its response as JSON.
        Internal = "ERR_INTERNAL",
        /// The output binding failed, does not support the operation, or does not exist.
        InvokeOutputBinding = "ERR_INVOKE_OUTPUT_BINDING",
        /// No lock store is configured.
        LockStoreNotConfigured = "ERR_LOCK_STORE_NOT_CONFIGURED",
        /// The sidecar has no lock store with this name.
        LockStoreNotFound = "ERR_LOCK_STORE_NOT_FOUND",
        /// The request is malformed, or an argument is not allowed.
        MalformedRequest = "ERR_MALFORMED_REQUEST",
        /// The error of a called gRPC application could not be encoded as JSON.
        MalformedResponse = "ERR_MALFORMED_RESPONSE",
        /// A state transaction contains an operation other than upsert and delete.
        NotSupportedStateOperation = "ERR_NOT_SUPPORTED_STATE_OPERATION",
        /// The outbound API of the sidecar is not ready.
        OutboundHealthNotReady = "ERR_OUTBOUND_HEALTH_NOT_READY",
        /// A workflow instance could not be paused.
        PauseWorkflow = "ERR_PAUSE_WORKFLOW",
        /// The secret scopes in the sidecar's configuration deny the application access to this
        /// secret.
        PermissionDenied = "ERR_PERMISSION_DENIED",
        /// A state transaction could not publish its changes through the outbox.
        PublishOutbox = "ERR_PUBLISH_OUTBOX",
        /// An event could not be wrapped in a CloudEvents envelope, for example because it is an
        /// invalid CloudEvent.
        PubsubCloudEventsSer = "ERR_PUBSUB_CLOUD_EVENTS_SER",
        /// Events could not be decoded or encoded.
        PubsubEventsSer = "ERR_PUBSUB_EVENTS_SER",
        /// The scopes of the pub/sub component do not allow the application to publish to this
        /// topic.
        PubsubForbidden = "ERR_PUBSUB_FORBIDDEN",
        /// The sidecar has no publisher.
        PubsubNotConfigured = "ERR_PUBSUB_NOT_CONFIGURED",
        /// The sidecar has no pub/sub component with this name.
        PubsubNotFound = "ERR_PUBSUB_NOT_FOUND",
        /// The pub/sub component failed to publish, or the event could not be read.
        PubsubPublishMessage = "ERR_PUBSUB_PUBLISH_MESSAGE",
        /// The metadata of a publication contains an invalid value.
        PubsubRequestMetadata = "ERR_PUBSUB_REQUEST_METADATA",
        /// The state of a workflow instance could not be deleted.
        PurgeWorkflow = "ERR_PURGE_WORKFLOW",
        /// An event could not be sent to a workflow instance.
        RaiseEventWorkflow = "ERR_RAISE_EVENT_WORKFLOW",
        /// A workflow instance could not be resumed.
        ResumeWorkflow = "ERR_RESUME_WORKFLOW",
        /// The secret store failed, or the secret does not exist.
        SecretGet = "ERR_SECRET_GET",
        /// The sidecar has no secret store with this name.
        SecretStoreNotFound = "ERR_SECRET_STORE_NOT_FOUND",
        /// No secret store is configured.
        SecretStoresNotConfigured = "ERR_SECRET_STORES_NOT_CONFIGURED",
        /// A workflow instance could not be started.
        StartWorkflow = "ERR_START_WORKFLOW",
        /// The state store failed to read several keys.
        StateBulkGet = "ERR_STATE_BULK_GET",
        /// The state store failed to delete a key. With status 409, the ETag does not match.
        StateDelete = "ERR_STATE_DELETE",
        /// The state store failed to read a key.
        StateGet = "ERR_STATE_GET",
        /// The state store failed to execute a query.
        StateQuery = "ERR_STATE_QUERY",
        /// The state store failed to save an item. With status 409, the ETag does not match.
        StateSave = "ERR_STATE_SAVE",
        /// No state store is configured.
        StateStoreNotConfigured = "ERR_STATE_STORE_NOT_CONFIGURED",
        /// The sidecar has no state store with this name.
        StateStoreNotFound = "ERR_STATE_STORE_NOT_FOUND",
        /// The state store does not support a feature, such as transactions or queries.
        StateStoreNotSupported = "ERR_STATE_STORE_NOT_SUPPORTED",
        /// A state transaction has more operations than the state store supports.
        StateStoreTooManyTransactions = "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS",
        /// The state store failed to execute a transaction, for example because an ETag does not
        /// match.
        StateTransaction = "ERR_STATE_TRANSACTION",
        /// A workflow instance could not be terminated.
        TerminateWorkflow = "ERR_TERMINATE_WORKFLOW",
        /// The topic is empty.
        TopicNameEmpty = "ERR_TOPIC_NAME_EMPTY",
        /// The lock store failed to acquire a lock.
        TryLock = "ERR_TRY_LOCK",
        /// The lock store failed to release a lock.
        Unlock = "ERR_UNLOCK",
    }
}
