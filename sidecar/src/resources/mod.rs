//! Resources as YAML: components, subscriptions, HTTP endpoints, configuration.
//!
//! Files are read like daprd reads them: [`go::decode`](crate::go::decode) works like daprd's libraries. Lines that start with `---`
//! separate documents of a file; unknown keys are ignored. An invalid document of a folder is skipped and reported, as in daprd; a
//! text or a file that is added explicitly must be valid.
//!
//! - `load` reads files and texts; `yaml`, `scalar`, `expand` and `head` are its parts.
//! - `select` selects the resources of an application.
//! - `kind` and `external_types` define the component types.

mod capabilities;
mod component;
mod configuration;
mod endpoint;
mod error;
mod expand;
mod external_types;
mod head;
mod kind;
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
pub(crate) use self::external_types::StoreFeatures;
pub(crate) use self::kind::{Kind, KindError, StandIns};
pub(crate) use self::load::Resources;
pub(crate) use self::pair::{Value, unquoted};
pub(crate) use self::select::{Owner, select};
pub use self::source::Source;
pub(crate) use self::subscription::{Subscription, select as select_subscriptions};
#[cfg(test)]
pub(crate) use self::yaml::read_text;
