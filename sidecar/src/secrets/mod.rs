//! Secrets: stores that are read, and who may read what.

mod file;
mod pluggable;

use std::collections::BTreeMap;

use self::file::FileStore;
use self::pluggable::PluggableStore;
use crate::resources::{ComponentSpec, Kind, SecretScope};
use crate::rpc::Channel;

/// A secret: usually one value under its own name.
pub(crate) type Secret = BTreeMap<String, String>;

/// A secret store.
#[derive(Debug)]
pub(crate) struct SecretComponent {
    store: Store,
}

#[derive(Debug)]
enum Store {
    File(FileStore),
    /// The environment of this process; names have this prefix there.
    Environment {
        prefix: String,
    },
    Pluggable(PluggableStore),
}

impl SecretComponent {
    /// The component, or what is wrong with its properties or its file.
    pub(crate) fn new(spec: &ComponentSpec) -> Result<Self, String> {
        let store = match spec.kind {
            Kind::SecretsLocalFile => Store::File(FileStore::open(&spec.properties)?),
            Kind::SecretsLocalEnv => {
                let prefix = spec.properties.get("prefix").unwrap_or_default().to_owned();
                Store::Environment { prefix }
            }
            other => return Err(format!("a component of kind {other:?} is no secret store")),
        };
        Ok(Self { store })
    }

    /// Begins a store outside, or says why it does not begin.
    pub(crate) async fn pluggable(spec: &ComponentSpec, channel: Channel) -> Result<Self, String> {
        let store = PluggableStore::begin(spec, channel).await?;
        Ok(Self {
            store: Store::Pluggable(store),
        })
    }

    /// What a store outside says that it can do.
    pub(crate) fn features(&self) -> Option<&[String]> {
        match &self.store {
            Store::Pluggable(store) => Some(store.features()),
            Store::File(_) | Store::Environment { .. } => None,
        }
    }

    /// A secret. That there is none is a fault, in the words of daprd, but for stores outside. Only those look at the metadata of
    /// the request.
    pub(crate) async fn get(
        &self,
        name: &str,
        metadata: &BTreeMap<String, String>,
    ) -> Result<Option<Secret>, String> {
        match &self.store {
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
            Store::Pluggable(store) => store.all(metadata).await,
            Store::File(store) => Ok(store.all().clone()),
            Store::Environment { prefix } => {
                let variables = std::env::vars_os().filter_map(|(name, value)| {
                    let name = name.into_string().ok()?;
                    let rest = name.strip_prefix(prefix.as_str())?;
                    let shown = is_open(&name) && (prefix.is_empty() || !rest.is_empty());
                    let value = value.to_string_lossy().into_owned();
                    shown.then(|| (rest.to_owned(), Secret::from([(rest.to_owned(), value)])))
                });
                Ok(variables.collect())
            }
        }
    }
}

/// Variables that are Dapr's own are nobody's secret.
fn is_open(variable: &str) -> bool {
    let variable = variable.to_uppercase();
    variable != "APP_API_TOKEN" && !variable.starts_with("DAPR_")
}

fn read(variable: &str) -> Option<String> {
    // The standard library panics for names that no variable can have.
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
    fn scopes_as_in_dapr() {
        assert!(scope("", &[], &[]).allows("a"));
        assert!(!scope("Deny", &[], &[]).allows("a"));
        assert!(!scope("allow", &[], &["a"]).allows("a"));
        assert!(scope("allow", &[], &["a"]).allows("b"));
        // What is allowed wins over what is denied, and nothing else is allowed.
        assert!(scope("deny", &["a"], &["a"]).allows("a"));
        assert!(!scope("allow", &["a"], &[]).allows("b"));
    }

    #[tokio::test]
    async fn the_environment() {
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
