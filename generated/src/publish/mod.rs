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

pub(crate) mod bulk_event;
pub(crate) mod bulk_event_entry;
pub(crate) mod bulk_event_response;
pub(crate) mod bulk_event_status;
pub(crate) mod bulk_publish_entry;
pub(crate) mod bulk_publish_event;
pub(crate) mod bulk_subscribe;
pub(crate) mod cloud_event;
pub(crate) mod event_response;
mod event_status;
pub(crate) mod publish_event;
pub(crate) mod subscription;
pub(crate) mod subscription_routes;
pub(crate) mod subscription_rule;

pub use bulk_event::BulkEvent;
pub use bulk_event_entry::BulkEventEntry;
pub use bulk_event_response::BulkEventResponse;
pub use bulk_event_status::BulkEventStatus;
pub use bulk_publish_entry::BulkPublishEntry;
pub use bulk_publish_event::BulkPublishEventCall;
pub use bulk_subscribe::BulkSubscribe;
pub use cloud_event::CloudEvent;
pub use event_response::EventResponse;
pub use event_status::EventStatus;
pub use publish_event::PublishEventCall;
pub use subscription::Subscription;
pub use subscription_routes::SubscriptionRoutes;
pub use subscription_rule::SubscriptionRule;
