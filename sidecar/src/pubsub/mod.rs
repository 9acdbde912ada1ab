//! Publish and subscribe: envelopes, brokers in memory, subscriptions and what is delivered to the application.
//!
//! ```text
//! all        the components of a sidecar, and how they begin to call the application
//! envelope   what an event looks like (CloudEvents)
//! component  a component: its bus, who may publish what
//! bus        hands each message to those who listen
//! routes     rules in CEL: which path an event goes to
//! wanted     subscriptions, as the application or a resource states them
//! grpc       subscriptions and events of an application that speaks gRPC
//! delivery   one message to the application, and what its answer means; `bulk` does so with many
//! ```

mod all;
mod bulk;
mod bus;
mod component;
mod content_type;
mod delivery;
mod envelope;
mod grpc;
mod metadata;
mod routes;
#[cfg(test)]
mod tests;
mod wanted;

pub(crate) use self::all::{Brokers, Pubsubs};
pub(crate) use self::bus::{Bus, Message};
pub use self::component::PublishedEvent;
pub(crate) use self::component::{PublishFault, PubsubComponent};
pub(crate) use self::content_type::event_bytes;
pub(crate) use self::delivery::{Subscriber, trace_header, trace_of};
pub(crate) use self::envelope::{Draft, envelope, new_envelope};
pub(crate) use self::metadata::{Metadata, is_raw};
pub(crate) use self::wanted::{
    Wanted, check as check_subscription, from_application, from_resource,
};
