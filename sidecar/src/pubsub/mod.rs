//! Publish/subscribe: envelopes, in-memory brokers, subscriptions, and delivery to the application.
//!
//! ```text
//! registry       the components and subscriptions of a sidecar
//! envelope       CloudEvents envelopes
//! component      a component: its broker and its scopes
//! bus            the in-memory broker
//! routes         routing rules in CEL
//! subscription   subscriptions of the application and of resources
//! grpc           subscriptions and events of gRPC applications
//! delivery       delivery of single messages; `bulk` delivers several at once
//! ```

mod bulk;
mod bus;
mod component;
mod content_type;
mod delivery;
mod envelope;
#[cfg(feature = "grpc")]
mod grpc;
mod metadata;
mod registry;
mod routes;
mod subscription;
#[cfg(test)]
mod tests;

pub(crate) use self::bus::{Bus, Message};
pub use self::component::PublishedEvent;
pub(crate) use self::component::{PublishError, PubsubComponent};
pub(crate) use self::content_type::event_bytes;
pub(crate) use self::delivery::{Subscriber, trace_header, trace_of};
pub(crate) use self::envelope::{Draft, envelope, new_envelope};
pub(crate) use self::metadata::{Metadata, is_raw};
pub(crate) use self::registry::{Brokers, Pubsubs};
pub(crate) use self::subscription::{
    SubscriptionSpec, check as check_subscription, from_application, from_resource,
};
