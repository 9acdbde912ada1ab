//! Resources as YAML: components, subscriptions, HTTP endpoints, configuration.
//!
//! The same files that daprd reads. Several documents in a file are separated by lines that begin with `---`;
//! keys that are not known are not looked at, as in daprd. What daprd writes into its log and then leaves out (a file
//! that it cannot read) is an error here.

mod capabilities;
mod component;
mod configuration;
mod endpoint;
mod error;
mod kind;
mod load;
mod source;
mod subscription;
#[cfg(test)]
mod tests;
mod yaml;

pub use self::component::Component;
pub(crate) use self::component::{ComponentSpec, Properties, Value, is_truthy};
pub(crate) use self::configuration::{ApiAccess, Configuration, SecretScope};
pub(crate) use self::endpoint::HttpEndpoint;
pub use self::error::ResourceError;
pub(crate) use self::kind::{Kind, StandIns};
pub(crate) use self::load::{Policies, Resources};
pub use self::source::Source;
pub(crate) use self::subscription::Subscription;
