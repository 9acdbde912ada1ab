//! Metadata of the sidecar.
//!
//! Returns the version of the sidecar, its components, its subscriptions and the state of
//! its subsystems, and stores custom attributes.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod active_actors;
pub(crate) mod active_rule;
pub(crate) mod active_subscription;
pub(crate) mod actor_runtime;
mod actor_runtime_status;
pub(crate) mod app_connection;
pub(crate) mod app_health_check;
pub(crate) mod get_metadata;
pub(crate) mod metadata_type;
pub(crate) mod named_resource;
pub(crate) mod registered_component;
pub(crate) mod scheduler_connection;
pub(crate) mod set_metadata;
mod subscription_type;
pub(crate) mod workflow_workers;

pub use active_actors::ActiveActors;
pub use active_rule::ActiveRule;
pub use active_subscription::ActiveSubscription;
pub use actor_runtime::ActorRuntime;
pub use actor_runtime_status::ActorRuntimeStatus;
pub use app_connection::AppConnection;
pub use app_health_check::AppHealthCheck;
pub use get_metadata::GetMetadataCall;
pub use metadata_type::Metadata;
pub use named_resource::NamedResource;
pub use registered_component::RegisteredComponent;
pub use scheduler_connection::SchedulerConnection;
pub use set_metadata::SetMetadataCall;
pub use subscription_type::SubscriptionType;
pub use workflow_workers::WorkflowWorkers;
