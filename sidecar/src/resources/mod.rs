//! Resources as YAML: components, subscriptions, HTTP endpoints, configuration.
//!
//! The same files that daprd reads, in the same way: [`go::decode`](crate::go::decode) reads them as daprd's libraries do. Several
//! documents in a file are separated by lines that begin with `---`; unknown keys are ignored. A document of a folder that cannot be
//! read is left out and said, as in daprd; a text or a file that is given by itself has to be right.
//!
//! - `load`: from files and texts to resources; `yaml`, `scalar`, `expand` and `head` are its parts;
//! - `select`: which of them an application has;
//! - `kind`, `known`: the types of components.

mod capabilities;
mod component;
mod configuration;
mod endpoint;
mod error;
mod expand;
mod head;
mod kind;
mod known;
mod load;
mod pair;
mod scalar;
mod select;
mod source;
mod subscription;
#[cfg(test)]
mod tests;
mod yaml;

pub use self::component::Component;
pub(crate) use self::component::{ComponentSpec, Properties, is_truthy};
pub(crate) use self::configuration::{ApiAccess, Configuration, SecretScope};
pub(crate) use self::endpoint::{HttpEndpoint, ResolvedEndpoint};
pub use self::error::ResourceError;
pub(crate) use self::kind::{Kind, KindError, StandIns};
pub(crate) use self::known::Abilities;
pub(crate) use self::load::Resources;
pub(crate) use self::pair::{Value, unquoted};
pub(crate) use self::select::{Owner, select};
pub use self::source::Source;
pub(crate) use self::subscription::{Subscription, select as select_subscriptions};
#[cfg(test)]
pub(crate) use self::yaml::read_text;
