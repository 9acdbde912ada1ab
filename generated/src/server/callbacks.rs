//! What a sidecar calls at an application.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// All that a sidecar calls.
pub const CALLBACKS: &[Callback] = &[
    super::actors::CALL_ACTOR_METHOD,
    super::actors::DEACTIVATE_ACTOR,
    super::actors::FIRE_ACTOR_TIMER,
    super::actors::GET_ACTOR_CONFIG,
    super::actors::REMIND_ACTOR,
    super::bindings::DELIVER_BINDING_EVENT,
    super::bindings::PROBE_INPUT_BINDING,
    super::configuration::DELIVER_CONFIGURATION_UPDATE,
    super::health::PROBE_APP_HEALTH,
    super::jobs::TRIGGER_JOB,
    super::publish::DELIVER_BULK_EVENTS,
    super::publish::DELIVER_EVENT,
    super::publish::GET_SUBSCRIPTIONS,
];
