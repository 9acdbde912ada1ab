//! Secret stores, and access rules for secrets.

mod file;
#[cfg(feature = "grpc")]
mod pluggable;

use std::collections::BTreeMap;

use self::file::FileStore;
#[cfg(feature = "grpc")]
use self::pluggable::PluggableStore;
use crate::pluggable::Sockets;
use crate::resources::{ComponentSpec, Kind, SecretScope};
#[cfg(feature = "grpc")]
use crate::rpc::Channel;

/// The values of a secret; usually a single value under the secret's own name.
pub(crate) type Secret = BTreeMap<String, String>;

/// A secret store.
#[derive(Debug)]
pub(crate) struct SecretComponent {
    store: Store,
}

#[derive(Debug)]
enum Store {
    File(FileStore),
    /// The environment of this process, with a prefix for variable names.
    Environment {
        prefix: String,
    },
    #[cfg(feature = "grpc")]
    Pluggable(PluggableStore),
}

impl SecretComponent {
    /// Creates the component, or initializes the pluggable one at its socket.
    pub(crate) async fn start(spec: &ComponentSpec, sockets: &Sockets) -> Result<Self, String> {
        #[cfg(feature = "grpc")]
        if let Some(channel) = sockets.channel(spec.kind, &spec.component_type) {
            return Self::pluggable(spec, channel.clone()).await;
        }
        Self::new(spec)
    }

    /// Creates the component. Fails if a property or the file is invalid.
    fn new(spec: &ComponentSpec) -> Result<Self, String> {
        let store = match spec.kind {
            Kind::SecretsLocalFile => Store::File(FileStore::open(&spec.properties)?),
            Kind::SecretsLocalEnv => {
                let prefix = spec.properties.get("prefix").unwrap_or_default().to_owned();
                Store::Environment { prefix }
            }
            other => {
                return Err(format!(
                    "a component of kind {other:?} is not a secret store"
                ));
            }
        };
        Ok(Self { store })
    }

    /// Initializes a pluggable store.
    #[cfg(feature = "grpc")]
    async fn pluggable(spec: &ComponentSpec, channel: Channel) -> Result<Self, String> {
        let store = PluggableStore::start(spec, channel).await?;
        Ok(Self {
            store: Store::Pluggable(store),
        })
    }

    /// The features of a pluggable store.
    pub(crate) fn features(&self) -> Option<&[String]> {
        match &self.store {
            #[cfg(feature = "grpc")]
            Store::Pluggable(store) => Some(store.features()),
            Store::File(_) | Store::Environment { .. } => None,
        }
    }

    /// Returns a secret. A missing secret is an error with daprd's message, except in pluggable stores. Only
    /// those use the request metadata.
    pub(crate) async fn get(
        &self,
        name: &str,
        metadata: &BTreeMap<String, String>,
    ) -> Result<Option<Secret>, String> {
        match &self.store {
            #[cfg(feature = "grpc")]
            Store::Pluggable(store) => store.get(name, metadata).await,
            Store::File(store) => store
                .get(name)
                .cloned()
                .map(Some)
                .ok_or_else(|| format!("secret {name} not found")),
            Store::Environment { prefix } => {
                let variable = format!("{prefix}{name}");
                let value = if is_open(&variable) {
                    read(&variable)
                } else {
                    None
                };
                let secret = [(name.to_owned(), value.unwrap_or_default())];
                Ok(Some(Secret::from(secret)))
            }
        }
    }

    /// All secrets.
    pub(crate) async fn all(
        &self,
        metadata: &BTreeMap<String, String>,
    ) -> Result<BTreeMap<String, Secret>, String> {
        match &self.store {
            #[cfg(feature = "grpc")]
            Store::Pluggable(store) => store.all(metadata).await,
            Store::File(store) => Ok(store.all().clone()),
            Store::Environment { prefix } => {
                let variables = std::env::vars_os().filter_map(|(name, value)| {
                    let name = name.into_string().ok()?;
                    let secret_name = name.strip_prefix(prefix.as_str())?;
                    let is_visible =
                        is_open(&name) && (prefix.is_empty() || !secret_name.is_empty());
                    let value = value.to_string_lossy().into_owned();
                    is_visible.then(|| {
                        (
                            secret_name.to_owned(),
                            Secret::from([(secret_name.to_owned(), value)]),
                        )
                    })
                });
                Ok(variables.collect())
            }
        }
    }
}

/// Dapr's own variables are not exposed.
fn is_open(variable: &str) -> bool {
    let variable = variable.to_uppercase();
    variable != "APP_API_TOKEN" && !variable.starts_with("DAPR_")
}

fn read(variable: &str) -> Option<String> {
    // The standard library panics on invalid variable names.
    if variable.is_empty() || variable.contains(['=', '\0']) {
        return None;
    }
    std::env::var_os(variable).map(|value| value.to_string_lossy().into_owned())
}

impl SecretScope {
    /// Whether the application may read this secret.
    pub(crate) fn allows(&self, name: &str) -> bool {
        if !self.allowed_secrets.is_empty() {
            return self.allowed_secrets.iter().any(|allowed| allowed == name);
        }
        !self.denied_secrets.iter().any(|denied| denied == name)
            && !self.default_access.eq_ignore_ascii_case("deny")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(default: &str, allowed: &[&str], denied: &[&str]) -> SecretScope {
        let texts = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        SecretScope {
            store_name: "secrets".to_owned(),
            default_access: default.to_owned(),
            allowed_secrets: texts(allowed),
            denied_secrets: texts(denied),
        }
    }

    #[test]
    fn scopes_work_as_in_dapr() {
        assert!(scope("", &[], &[]).allows("a"));
        assert!(!scope("Deny", &[], &[]).allows("a"));
        assert!(!scope("allow", &[], &["a"]).allows("a"));
        assert!(scope("allow", &[], &["a"]).allows("b"));
        // Allowed names take precedence over denied ones, and all others are denied.
        assert!(scope("deny", &["a"], &["a"]).allows("a"));
        assert!(!scope("allow", &["a"], &[]).allows("b"));
    }

    #[tokio::test]
    async fn secrets_are_read_from_the_environment() {
        let none = BTreeMap::new();
        let open = |prefix| {
            let spec = ComponentSpec::of("env", Kind::SecretsLocalEnv, &[("prefix", prefix)]);
            SecretComponent::new(&spec).unwrap()
        };
        let path = std::env::var("PATH").unwrap();
        let secret = |name: &str, value: &str| Secret::from([(name.to_owned(), value.to_owned())]);
        assert_eq!(
            open("").get("PATH", &none).await,
            Ok(Some(secret("PATH", &path)))
        );
        assert_eq!(
            open("PA").get("TH", &none).await,
            Ok(Some(secret("TH", &path)))
        );
        let all = open("PA").all(&none).await.unwrap();
        assert_eq!(all.get("TH"), Some(&secret("TH", &path)));
        assert_eq!(
            open("").get("SURELY_NOT_THERE", &none).await,
            Ok(Some(secret("SURELY_NOT_THERE", "")))
        );
        assert_eq!(
            open("").get("a=b", &none).await,
            Ok(Some(secret("a=b", "")))
        );
        assert!(!is_open("dapr_api_token") && !is_open("APP_API_TOKEN"));
    }
}
