//! What each operation sends, and what each of its responses becomes. With the feature `server` also
//! the other end: what a sidecar sees of each request, and that it can write each response.
//!
//! Made by `cargo xtask codegen` from the examples of the description in `spec/`. Not edited by
//! hand.

#[cfg(feature = "server")]
mod dispatch;
#[cfg(feature = "server")]
mod received;
mod response;
#[cfg(feature = "server")]
mod route;
mod sent;
mod sidecar;
#[cfg(feature = "server")]
mod written;

mod actors {
    mod execute_actor_state_transaction;
    mod get_actor_reminder;
    mod get_actor_state;
    mod invoke_actor;
    mod register_actor_reminder;
    mod register_actor_timer;
    #[cfg(feature = "server")]
    mod served_api;
    mod unregister_actor_reminder;
    mod unregister_actor_timer;
}
mod bindings {
    mod invoke_binding;
    #[cfg(feature = "server")]
    mod served_api;
}
mod configuration {
    mod get_configuration;
    #[cfg(feature = "server")]
    mod served_api;
    mod subscribe_configuration;
    mod unsubscribe_configuration;
}
mod conversation {
    mod converse_alpha1;
    mod converse_alpha2;
    #[cfg(feature = "server")]
    mod served_api;
}
mod crypto {
    mod decrypt_alpha1;
    mod encrypt_alpha1;
    #[cfg(feature = "server")]
    mod served_api;
}
mod health {
    mod check_health;
    mod check_outbound_health;
    #[cfg(feature = "server")]
    mod served_api;
}
mod invocation {
    mod invoke_method;
    #[cfg(feature = "server")]
    mod served_api;
}
mod jobs {
    mod delete_job;
    mod get_job;
    mod schedule_job;
    #[cfg(feature = "server")]
    mod served_api;
}
mod lock {
    #[cfg(feature = "server")]
    mod served_api;
    mod try_lock_alpha1;
    mod unlock_alpha1;
}
mod metadata {
    mod get_metadata;
    #[cfg(feature = "server")]
    mod served_api;
    mod set_metadata;
}
mod publish {
    mod bulk_publish_event;
    mod publish_event;
    #[cfg(feature = "server")]
    mod served_api;
}
mod secrets {
    mod get_bulk_secret;
    mod get_secret;
    #[cfg(feature = "server")]
    mod served_api;
}
mod shutdown {
    #[cfg(feature = "server")]
    mod served_api;
    mod shutdown_operation;
}
mod state {
    mod delete_state;
    mod execute_state_transaction;
    mod get_bulk_state;
    mod get_state;
    mod query_state_alpha1;
    mod save_state;
    #[cfg(feature = "server")]
    mod served_api;
}
mod subtle_crypto {
    #[cfg(feature = "server")]
    mod served_api;
    mod subtle_decrypt_alpha1;
    mod subtle_encrypt_alpha1;
    mod subtle_get_key_alpha1;
    mod subtle_sign_alpha1;
    mod subtle_unwrap_key_alpha1;
    mod subtle_verify_alpha1;
    mod subtle_wrap_key_alpha1;
}
mod workflow {
    mod get_workflow;
    mod pause_workflow;
    mod purge_workflow;
    mod raise_event_workflow;
    mod resume_workflow;
    #[cfg(feature = "server")]
    mod served_api;
    mod start_workflow;
    mod terminate_workflow;
}
