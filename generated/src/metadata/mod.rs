//! What the sidecar is and has.
//!
//! Tells the version of the sidecar, its components, its subscriptions and the state of its
//! parts, and keeps entries that the application adds.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod active_actors;
mod active_rule;
mod active_subscription;
mod actor_runtime;
mod actor_runtime_status;
mod app_connection;
mod app_health_check;
mod get_metadata;
mod metadata_type;
mod named_resource;
mod registered_component;
mod scheduler_connection;
mod set_metadata;
mod subscription_type;
mod workflow_workers;

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
