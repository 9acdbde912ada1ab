//! Metadata of the sidecar.
//!
//! Returns the version of the sidecar, its components, its subscriptions and the state of
//! its subsystems, and stores custom attributes.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod get_metadata;
mod set_metadata;

pub use get_metadata::{GET_METADATA, GetMetadataError, GetMetadataRequest};
pub use set_metadata::{SET_METADATA, SetMetadataError, SetMetadataRequest};

pub use crate::metadata::active_actors::ActiveActorsParts;
pub use crate::metadata::active_rule::ActiveRuleParts;
pub use crate::metadata::active_subscription::ActiveSubscriptionParts;
pub use crate::metadata::actor_runtime::ActorRuntimeParts;
pub use crate::metadata::app_connection::AppConnectionParts;
pub use crate::metadata::app_health_check::AppHealthCheckParts;
pub use crate::metadata::metadata_type::MetadataParts;
pub use crate::metadata::named_resource::NamedResourceParts;
pub use crate::metadata::registered_component::RegisteredComponentParts;
pub use crate::metadata::scheduler_connection::SchedulerConnectionParts;
pub use crate::metadata::workflow_workers::WorkflowWorkersParts;

use std::future::Future;

use crate::metadata::Metadata;

/// What a sidecar does for each operation of this building block.
pub trait MetadataApi: Send + Sync {
    /// `GET /v1.0/metadata`
    fn get_metadata(
        &self,
        request: GetMetadataRequest,
    ) -> impl Future<Output = Result<Metadata, GetMetadataError>> + Send;

    /// `PUT /v1.0/metadata/{key}`
    fn set_metadata(
        &self,
        request: SetMetadataRequest,
    ) -> impl Future<Output = Result<(), SetMetadataError>> + Send;
}
