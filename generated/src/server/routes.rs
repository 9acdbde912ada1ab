//! The table of routes.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::OperationId;

/// A route of the API: one operation under all its methods and paths.
pub type Route = dapr_client_runtime::server::Route<OperationId>;

/// All routes, in the order of the operations.
pub static ROUTES: &[Route] = &[
    super::actors::EXECUTE_ACTOR_STATE_TRANSACTION,
    super::actors::GET_ACTOR_REMINDER,
    super::actors::GET_ACTOR_STATE,
    super::actors::INVOKE_ACTOR,
    super::actors::REGISTER_ACTOR_REMINDER,
    super::actors::REGISTER_ACTOR_TIMER,
    super::actors::UNREGISTER_ACTOR_REMINDER,
    super::actors::UNREGISTER_ACTOR_TIMER,
    super::bindings::INVOKE_BINDING,
    super::configuration::GET_CONFIGURATION,
    super::configuration::SUBSCRIBE_CONFIGURATION,
    super::configuration::UNSUBSCRIBE_CONFIGURATION,
    super::conversation::CONVERSE_ALPHA1,
    super::conversation::CONVERSE_ALPHA2,
    super::crypto::DECRYPT_ALPHA1,
    super::crypto::ENCRYPT_ALPHA1,
    super::health::CHECK_HEALTH,
    super::health::CHECK_OUTBOUND_HEALTH,
    super::invocation::INVOKE_METHOD,
    super::jobs::DELETE_JOB,
    super::jobs::GET_JOB,
    super::jobs::SCHEDULE_JOB,
    super::lock::TRY_LOCK_ALPHA1,
    super::lock::UNLOCK_ALPHA1,
    super::metadata::GET_METADATA,
    super::metadata::SET_METADATA,
    super::publish::BULK_PUBLISH_EVENT,
    super::publish::PUBLISH_EVENT,
    super::secrets::GET_BULK_SECRET,
    super::secrets::GET_SECRET,
    super::shutdown::SHUTDOWN,
    super::state::DELETE_STATE,
    super::state::EXECUTE_STATE_TRANSACTION,
    super::state::GET_BULK_STATE,
    super::state::GET_STATE,
    super::state::QUERY_STATE_ALPHA1,
    super::state::SAVE_STATE,
    super::subtle_crypto::SUBTLE_DECRYPT_ALPHA1,
    super::subtle_crypto::SUBTLE_ENCRYPT_ALPHA1,
    super::subtle_crypto::SUBTLE_GET_KEY_ALPHA1,
    super::subtle_crypto::SUBTLE_SIGN_ALPHA1,
    super::subtle_crypto::SUBTLE_UNWRAP_KEY_ALPHA1,
    super::subtle_crypto::SUBTLE_VERIFY_ALPHA1,
    super::subtle_crypto::SUBTLE_WRAP_KEY_ALPHA1,
    super::workflow::GET_WORKFLOW,
    super::workflow::PAUSE_WORKFLOW,
    super::workflow::PURGE_WORKFLOW,
    super::workflow::RAISE_EVENT_WORKFLOW,
    super::workflow::RESUME_WORKFLOW,
    super::workflow::START_WORKFLOW,
    super::workflow::TERMINATE_WORKFLOW,
];
