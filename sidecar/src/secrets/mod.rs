//! Secrets: stores that are read, and who may read what.

mod file;

use std::collections::BTreeMap;

use self::file::FileStore;
use crate::resources::{ComponentSpec, Kind, SecretScope};

/// A secret: usually one value under its own name.
pub(crate) type Secret = BTreeMap<String, String>;

/// A component of a type `secretstores.local.*`.
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

    /// A secret. The fault is what daprd says.
    pub(crate) fn get(&self, name: &str) -> Result<Secret, String> {
        match &self.store {
            Store::File(store) => store
                .get(name)
                .cloned()
                .ok_or_else(|| format!("secret {name} not found")),
            Store::Environment { prefix } => {
                let variable = format!("{prefix}{name}");
                let value = if is_open(&variable) {
                    read(&variable)
                } else {
                    None
                };
                Ok(Secret::from([(name.to_owned(), value.unwrap_or_default())]))
            }
        }
    }

    /// All secrets.
    pub(crate) fn all(&self) -> BTreeMap<String, Secret> {
        match &self.store {
            Store::File(store) => store.all().clone(),
            Store::Environment { prefix } => {
                let variables = std::env::vars_os().filter_map(|(name, value)| {
                    let name = name.into_string().ok()?;
                    let rest = name.strip_prefix(prefix.as_str())?;
                    let shown = is_open(&name) && (prefix.is_empty() || !rest.is_empty());
                    let value = value.to_string_lossy().into_owned();
                    shown.then(|| (rest.to_owned(), Secret::from([(rest.to_owned(), value)])))
                });
                variables.collect()
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

    #[test]
    fn the_environment() {
        let open = |prefix| {
            let spec = ComponentSpec::of("env", Kind::SecretsLocalEnv, &[("prefix", prefix)]);
            SecretComponent::new(&spec).unwrap()
        };
        let path = std::env::var("PATH").unwrap();
        let secret = |name: &str, value: &str| Secret::from([(name.to_owned(), value.to_owned())]);
        assert_eq!(open("").get("PATH"), Ok(secret("PATH", &path)));
        assert_eq!(open("PA").get("TH"), Ok(secret("TH", &path)));
        assert_eq!(open("PA").all().get("TH"), Some(&secret("TH", &path)));
        assert_eq!(
            open("").get("SURELY_NOT_THERE"),
            Ok(secret("SURELY_NOT_THERE", ""))
        );
        assert_eq!(open("").get("a=b"), Ok(secret("a=b", "")));
        assert!(!is_open("dapr_api_token") && !is_open("APP_API_TOKEN"));
    }
}
