//! Publishing and receiving events.
//!
//! Publishes events to topics of the configured pub/sub components, and delivers events to
//! subscribers.
//!
//! To receive events, the application declares its subscriptions: the sidecar requests them
//! at startup and calls the application for each event. By default, daprd wraps each event
//! in a CloudEvents envelope.
//!
//! # What the sidecar calls at the application
//!
//! - `GET /dapr/subscribe`: Returns the subscriptions of the application.
//! - `POST /{route}`: Delivers an event to the application.
//! - `POST /{route}`: Delivers multiple events to the application.
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
