//! Capabilities of components, as listed in the metadata.

use super::{ComponentSpec, Kind, StoreFeatures};

impl ComponentSpec {
    /// The capabilities that daprd lists for a component of this kind. Pluggable components report their own.
    pub(crate) fn capabilities(&self) -> &'static [&'static str] {
        match self.kind {
            Kind::BindingsCron if !self.properties.has_direction("input") => &[],
            Kind::BindingsLocalStorage
            | Kind::BindingsHttp
            | Kind::BindingsRedis
            | Kind::BindingsPluggable
                if !self.properties.has_direction("output") =>
            {
                &[]
            }
            Kind::StateInMemory => &[
                "ETAG",
                "TRANSACTIONAL",
                "TTL",
                "DELETE_WITH_PREFIX",
                "KEYS_LIKE",
                "ACTOR",
            ],
            Kind::StateSqlite | Kind::StateRedis => {
                &["ETAG", "TRANSACTIONAL", "TTL", "KEYS_LIKE", "ACTOR"]
            }
            Kind::StateStandIn => StoreFeatures::of(&self.component_type, &self.version).names(),
            Kind::PubsubInMemory => &["SUBSCRIBE_WILDCARDS"],
            Kind::BindingsLocalStorage
            | Kind::BindingsHttp
            | Kind::BindingsRedis
            | Kind::BindingsPluggable => &["OUTPUT_BINDING"],
            Kind::BindingsCron => &["INPUT_BINDING"],
            Kind::SecretsLocalFile if self.properties.is_truthy("multiValued") => {
                &["MULTIPLE_KEY_VALUES_PER_SECRET"]
            }
            Kind::StatePluggable
            | Kind::SecretsPluggable
            | Kind::SecretsLocalFile
            | Kind::SecretsLocalEnv
            | Kind::PubsubRedis
            | Kind::PubsubStandIn
            | Kind::Middleware
            | Kind::ConfigurationInMemory
            | Kind::ConfigurationRedis
            | Kind::LockInMemory
            | Kind::LockRedis
            | Kind::CryptoLocalStorage
            | Kind::CryptoJwks
            | Kind::ConversationDeepSeek
            | Kind::ConversationEcho
            | Kind::ConversationOllama
            | Kind::ConversationOpenAi => &[],
        }
    }
}
