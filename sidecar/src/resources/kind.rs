//! The types of components that this sidecar has.

/// What stands behind a component. What a type needs a server for in daprd has a kind of its own when there
/// is a stand-in for it: the stand-in keeps everything in memory, and is used only if that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    StateInMemory,
    StateSqlite,
    StateRedis,
    /// A program beside the sidecar.
    StatePluggable,
    PubsubInMemory,
    PubsubRedis,
    BindingsLocalStorage,
    BindingsHttp,
    BindingsCron,
    BindingsRedis,
    /// A program beside the sidecar.
    BindingsPluggable,
    SecretsLocalFile,
    SecretsLocalEnv,
    /// A program beside the sidecar.
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
}

struct Entry {
    name: &'static str,
    kind: Kind,
    /// What daprd's component of this type needs a server for.
    stands_in: bool,
}

const fn own(name: &'static str, kind: Kind) -> Entry {
    Entry {
        name,
        kind,
        stands_in: false,
    }
}

const fn stand_in(name: &'static str, kind: Kind) -> Entry {
    Entry {
        name,
        kind,
        stands_in: true,
    }
}

const ENTRIES: &[Entry] = &[
    own("bindings.cron", Kind::BindingsCron),
    own("bindings.http", Kind::BindingsHttp),
    own("bindings.localstorage", Kind::BindingsLocalStorage),
    stand_in("bindings.redis", Kind::BindingsRedis),
    own("configuration.in-memory", Kind::ConfigurationInMemory),
    stand_in("configuration.redis", Kind::ConfigurationRedis),
    own("conversation.deepseek", Kind::ConversationDeepSeek),
    own("conversation.echo", Kind::ConversationEcho),
    own("conversation.ollama", Kind::ConversationOllama),
    own("conversation.openai", Kind::ConversationOpenAi),
    own("crypto.dapr.jwks", Kind::CryptoJwks),
    own("crypto.dapr.localstorage", Kind::CryptoLocalStorage),
    own("lock.in-memory", Kind::LockInMemory),
    stand_in("lock.redis", Kind::LockRedis),
    own("pubsub.in-memory", Kind::PubsubInMemory),
    stand_in("pubsub.redis", Kind::PubsubRedis),
    own("secretstores.local.env", Kind::SecretsLocalEnv),
    own("secretstores.local.file", Kind::SecretsLocalFile),
    own("state.in-memory", Kind::StateInMemory),
    stand_in("state.redis", Kind::StateRedis),
    own("state.sqlite", Kind::StateSqlite),
    own("state.sqlite3", Kind::StateSqlite),
];

/// Which types may be served by a stand-in in memory.
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

    /// The kind behind a component type and version, or what is wrong with it.
    pub(crate) fn of(
        component_type: &str,
        version: &str,
        stand_ins: &StandIns,
    ) -> Result<Self, String> {
        let Some(entry) = ENTRIES
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(component_type))
        else {
            return Err(format!(
                "there is no component of type `{component_type}` here; there are: {}; and, if stand-ins in memory are asked for: {}",
                names(false),
                names(true)
            ));
        };
        if !matches!(version, "" | "v0" | "v1") {
            return Err(format!(
                "the component type `{component_type}` has no version `{version}`; give `v1`"
            ));
        }
        if entry.stands_in && !stand_ins.has(component_type) {
            return Err(format!(
                "the component type `{component_type}` needs a server, which the embedded sidecar does not call; \
                 a stand-in that keeps everything in memory is used if asked for (`stand_in(\"{component_type}\")`, or `--stand-ins`)"
            ));
        }
        Ok(entry.kind)
    }
}

fn names(stands_in: bool) -> String {
    let names: Vec<_> = ENTRIES
        .iter()
        .filter(|entry| entry.stands_in == stands_in)
        .map(|entry| format!("`{}`", entry.name))
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_type_has_its_kind_in_any_case() {
        assert_eq!(
            Kind::of("State.In-Memory", "v1", &StandIns::None),
            Ok(Kind::StateInMemory)
        );
        assert_eq!(
            Kind::of("state.sqlite3", "", &StandIns::None),
            Ok(Kind::StateSqlite)
        );
    }

    #[test]
    fn an_unknown_type_names_those_that_are_known() {
        let error = Kind::of("state.mongodb", "v1", &StandIns::All).unwrap_err();
        assert!(error.contains("`state.mongodb`"), "{error}");
        assert!(error.contains("`state.sqlite`"), "{error}");
        assert!(error.contains("asked for: `bindings.redis`"), "{error}");
    }

    #[test]
    fn a_stand_in_has_to_be_asked_for() {
        assert!(
            Kind::of("state.redis", "v1", &StandIns::None)
                .unwrap_err()
                .contains("stand_in(\"state.redis\")")
        );
        let mut some = StandIns::None;
        some.allow("state.redis");
        assert_eq!(Kind::of("state.redis", "v1", &some), Ok(Kind::StateRedis));
        assert!(Kind::of("lock.redis", "v1", &some).is_err());
        assert_eq!(
            Kind::of("lock.redis", "v1", &StandIns::All),
            Ok(Kind::LockRedis)
        );
    }

    #[test]
    fn only_version_1_is_there() {
        assert!(
            Kind::of("state.in-memory", "v2", &StandIns::None)
                .unwrap_err()
                .contains("`v2`")
        );
    }
}
