//! Sending events to whoever is interested, and getting them.
//!
//! Publishes events to topics of the pub/sub components that the sidecar is configured
//! with.
//!
//! Receiving is the other way round: the sidecar asks the application when it starts what
//! it subscribes to, and calls it for each event. Unless told otherwise, events travel in
//! the envelope of CloudEvents, which daprd makes.
//!
//! # What the sidecar calls at the application
//!
//! - `GET /dapr/subscribe`: Asks what the application subscribes to.
//! - `POST /{route}`: Hands an event to the application.
//! - `POST /{route}`: Hands several events to the application.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod bulk_publish_event;
mod deliver_bulk_events;
mod deliver_event;
mod get_subscriptions;
mod publish_event;

pub use bulk_publish_event::{BULK_PUBLISH_EVENT, BulkPublishEventError, BulkPublishEventRequest};
pub use deliver_bulk_events::DELIVER_BULK_EVENTS;
pub use deliver_event::DELIVER_EVENT;
pub use get_subscriptions::GET_SUBSCRIPTIONS;
pub use publish_event::{PUBLISH_EVENT, PublishEventError, PublishEventRequest};

pub use crate::publish::bulk_event::BulkEventParts;
pub use crate::publish::bulk_event_entry::BulkEventEntryParts;
pub use crate::publish::bulk_event_response::BulkEventResponseParts;
pub use crate::publish::bulk_event_status::BulkEventStatusParts;
pub use crate::publish::bulk_publish_entry::BulkPublishEntryParts;
pub use crate::publish::bulk_subscribe::BulkSubscribeParts;
pub use crate::publish::cloud_event::CloudEventParts;
pub use crate::publish::event_response::EventResponseParts;
pub use crate::publish::subscription::SubscriptionParts;
pub use crate::publish::subscription_routes::SubscriptionRoutesParts;
pub use crate::publish::subscription_rule::SubscriptionRuleParts;

use std::future::Future;

/// What a sidecar does for each operation of this building block.
pub trait PublishApi: Send + Sync {
    /// `POST /v1.0/publish/bulk/{pubsubName}/{topic}`
    fn bulk_publish_event(
        &self,
        request: BulkPublishEventRequest,
    ) -> impl Future<Output = Result<(), BulkPublishEventError>> + Send;

    /// `POST /v1.0/publish/{pubsubName}/{topic}`
    fn publish_event(
        &self,
        request: PublishEventRequest,
    ) -> impl Future<Output = Result<(), PublishEventError>> + Send;
}
