//! The component types that this sidecar supports.

#[cfg(test)]
mod tests;

use super::external_types::ExternalType;
use crate::features::Feature;

/// The implementation of a component. A type that needs a server in daprd has its own kind if there is a stand-in, which keeps
/// its data in memory and is used only if enabled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    StateInMemory,
    StateSqlite,
    StateRedis,
    /// A pluggable component: a program that runs separately.
    StatePluggable,
    PubsubInMemory,
    PubsubRedis,
    BindingsLocalStorage,
    BindingsHttp,
    BindingsCron,
    BindingsRedis,
    /// A pluggable component: a program that runs separately.
    BindingsPluggable,
    SecretsLocalFile,
    SecretsLocalEnv,
    /// A pluggable component: a program that runs separately.
    SecretsPluggable,
    ConfigurationInMemory,
    ConfigurationRedis,
    LockInMemory,
    LockRedis,
    CryptoLocalStorage,
    CryptoJwks,
    ConversationDeepSeek,
    ConversationEcho,
    ConversationOllama,
    ConversationOpenAi,
    /// Any other state store of daprd.
    StateStandIn,
    /// Any other broker of daprd.
    PubsubStandIn,
    /// Listed, but not supported.
    Middleware,
}

/// The reason why a component type is not served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KindError {
    /// It is not supported; the sidecar does not start.
    Invalid(String),
    /// daprd supports it, but the embedded sidecar does not; stand-ins are enabled, so the other components are served.
    Unsupported(String),
    /// It needs a feature without which this package was compiled; the sidecar does not start.
    MissingFeature(Feature),
}

struct Entry {
    name: &'static str,
    kind: Kind,
    /// Whether daprd's component of this type needs a server.
    stands_in: bool,
    /// The feature of this package that it needs.
    feature: Option<Feature>,
}

const fn own(name: &'static str, kind: Kind) -> Entry {
    Entry {
        name,
        kind,
        stands_in: false,
        feature: None,
    }
}

const fn with(feature: Feature, name: &'static str, kind: Kind) -> Entry {
    Entry {
        feature: Some(feature),
        ..own(name, kind)
    }
}

const fn stand_in(name: &'static str, kind: Kind) -> Entry {
    Entry {
        name,
        kind,
        stands_in: true,
        feature: None,
    }
}

const ENTRIES: &[Entry] = &[
    own("bindings.cron", Kind::BindingsCron),
    own("bindings.http", Kind::BindingsHttp),
    own("bindings.localstorage", Kind::BindingsLocalStorage),
    stand_in("bindings.redis", Kind::BindingsRedis),
    own("configuration.in-memory", Kind::ConfigurationInMemory),
    stand_in("configuration.redis", Kind::ConfigurationRedis),
    with(
        Feature::Conversation,
        "conversation.deepseek",
        Kind::ConversationDeepSeek,
    ),
    with(
        Feature::Conversation,
        "conversation.echo",
        Kind::ConversationEcho,
    ),
    with(
        Feature::Conversation,
        "conversation.ollama",
        Kind::ConversationOllama,
    ),
    with(
        Feature::Conversation,
        "conversation.openai",
        Kind::ConversationOpenAi,
    ),
    with(Feature::Crypto, "crypto.dapr.jwks", Kind::CryptoJwks),
    with(
        Feature::Crypto,
        "crypto.dapr.localstorage",
        Kind::CryptoLocalStorage,
    ),
    own("lock.in-memory", Kind::LockInMemory),
    stand_in("lock.redis", Kind::LockRedis),
    own("pubsub.in-memory", Kind::PubsubInMemory),
    stand_in("pubsub.redis", Kind::PubsubRedis),
    own("secretstores.local.env", Kind::SecretsLocalEnv),
    own("secretstores.local.file", Kind::SecretsLocalFile),
    own("state.in-memory", Kind::StateInMemory),
    stand_in("state.redis", Kind::StateRedis),
    with(Feature::Sqlite, "state.sqlite", Kind::StateSqlite),
    with(Feature::Sqlite, "state.sqlite3", Kind::StateSqlite),
];

/// The types that in-memory stand-ins may replace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum StandIns {
    #[default]
    None,
    Some(Vec<String>),
    All,
}

impl StandIns {
    pub(crate) fn allow(&mut self, component_type: &str) {
        match self {
            Self::None => *self = Self::Some(vec![component_type.to_owned()]),
            Self::Some(types) => types.push(component_type.to_owned()),
            Self::All => {}
        }
    }

    fn has(&self, component_type: &str) -> bool {
        match self {
            Self::None => false,
            Self::Some(types) => types
                .iter()
                .any(|allowed| allowed.eq_ignore_ascii_case(component_type)),
            Self::All => true,
        }
    }
}

impl Kind {
    pub(crate) fn is_secret_store(self) -> bool {
        matches!(
            self,
            Self::SecretsLocalFile | Self::SecretsLocalEnv | Self::SecretsPluggable
        )
    }

    /// Whether it is a stand-in for a server.
    pub(crate) fn stands_in(self) -> bool {
        let is_listed = ENTRIES
            .iter()
            .any(|entry| entry.kind == self && entry.stands_in);
        is_listed || matches!(self, Self::StateStandIn | Self::PubsubStandIn)
    }

    /// Returns the kind for a component type and version, or the reason why there is none.
    pub(crate) fn of(
        component_type: &str,
        version: &str,
        stand_ins: &StandIns,
    ) -> Result<Self, KindError> {
        let invalid = |reason: String| Err(KindError::Invalid(reason));
        let category = component_type
            .split_once('.')
            .map_or("", |(category, _)| category);
        if !CATEGORIES.contains(&category) {
            return invalid(format!(
                "the type is `{component_type}`; a type begins with one of {}, in lowercase",
                CATEGORIES
                    .map(|category| format!("`{category}.`"))
                    .join(", ")
            ));
        }
        let of_name = |entry: &&Entry| entry.name.eq_ignore_ascii_case(component_type);
        let entry = ENTRIES.iter().find(of_name);
        let known = ExternalType::of(component_type);
        let versions = known.map_or(&[][..], |known| known.versions);
        if entry.is_none() && known.is_none() {
            return invalid(format!(
                "there is no component of type `{component_type}`; the supported types are: {}; with in-memory stand-ins \
                 also: {}, and the other types of state stores and brokers of daprd",
                names(false),
                names(true)
            ));
        }
        let lower = version.to_ascii_lowercase();
        let has_version = match (versions, lower.as_str()) {
            ([], version) => matches!(version, "" | "v0" | "v1"),
            (_, "") => true,
            (versions, version) => versions.contains(&version),
        };
        if !has_version {
            let versions = if versions.is_empty() {
                "v1".to_owned()
            } else {
                versions.join("` or `")
            };
            return invalid(format!(
                "the component type `{component_type}` has no version `{version}`; use `{versions}`"
            ));
        }
        if category == "middleware" {
            return Ok(Self::Middleware);
        }
        let needs_server = entry.is_none_or(|entry| entry.stands_in);
        if needs_server && !stand_ins.has(component_type) {
            return invalid(format!(
                "the component type `{component_type}` needs a server, and the embedded sidecar connects to none; {}",
                match category {
                    _ if entry.is_some() => HINT.replace("TYPE", component_type),
                    "state" | "pubsub" => HINT.replace("TYPE", component_type),
                    _ => "with `--stand-ins`, the sidecar starts without this component".to_owned(),
                }
            ));
        }
        let feature = entry.and_then(|entry| entry.feature);
        if let Some(feature) = feature.filter(|feature| !feature.is_enabled()) {
            return Err(KindError::MissingFeature(feature));
        }
        match (entry, category) {
            (Some(entry), _) => Ok(entry.kind),
            (None, "state") => Ok(Self::StateStandIn),
            (None, "pubsub") => Ok(Self::PubsubStandIn),
            _ => Err(KindError::Unsupported(format!(
                "the embedded sidecar supports neither components of type `{component_type}` nor a stand-in for them"
            ))),
        }
    }
}

/// The categories of types.
const CATEGORIES: [&str; 9] = [
    "bindings",
    "configuration",
    "conversation",
    "crypto",
    "lock",
    "middleware",
    "pubsub",
    "secretstores",
    "state",
];

const HINT: &str = "to use an in-memory stand-in, call `stand_in(\"TYPE\")` or pass `--stand-ins`";

fn names(stands_in: bool) -> String {
    let names: Vec<_> = ENTRIES
        .iter()
        .filter(|entry| entry.stands_in == stands_in)
        .map(|entry| format!("`{}`", entry.name))
        .collect();
    names.join(", ")
}
