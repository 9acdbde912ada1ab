//! Key prefixes, which separate the keys of applications.

/// Separates prefix and key.
const SEPARATOR: &str = "||";

/// The key or prefix contains the separator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("input key/keyPrefix '{0}' can't contain '||'")]
pub(crate) struct IllegalKey(String);

impl IllegalKey {
    /// Fails if the text contains the separator.
    pub(crate) fn check(key: &str) -> Result<(), Self> {
        if key.contains(SEPARATOR) {
            return Err(Self(key.to_owned()));
        }
        Ok(())
    }
}

/// The key prefix of a component: its property `keyPrefix`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeyPrefix {
    /// `appid`: the app ID.
    AppId,
    /// `namespace`: the namespace and the app ID.
    Namespace(String),
    /// `name`: the component name.
    ComponentName,
    /// `none`: no prefix; applications share their keys.
    None,
    /// A custom prefix, in lower case, as in daprd.
    Text(String),
}

impl KeyPrefix {
    /// Parses the property. Defaults to the app ID.
    pub(crate) fn from_property(
        property: Option<&str>,
        namespace: &str,
    ) -> Result<Self, IllegalKey> {
        let prefix = property.unwrap_or("appid").to_lowercase();
        IllegalKey::check(&prefix)?;
        Ok(match prefix.as_str() {
            "appid" => Self::AppId,
            // daprd reads an environment variable, and uses the app ID alone if it is not set.
            "namespace" if namespace == "default" => Self::AppId,
            "namespace" => Self::Namespace(namespace.to_owned()),
            "name" => Self::ComponentName,
            "none" => Self::None,
            _ => Self::Text(prefix),
        })
    }

    /// The key in the store for a key of the application.
    pub(crate) fn apply(
        &self,
        key: &str,
        component: &str,
        app_id: &str,
    ) -> Result<String, IllegalKey> {
        IllegalKey::check(key)?;
        let prefix = match self {
            Self::AppId => app_id,
            Self::Namespace(namespace) => &format!("{namespace}.{app_id}"),
            Self::ComponentName => component,
            Self::None => return Ok(key.to_owned()),
            Self::Text(text) => text,
        };
        Ok(format!("{prefix}{SEPARATOR}{key}"))
    }
}

/// The application's key for a key in the store.
pub(crate) fn original_key(key: &str) -> &str {
    let mut parts = key.splitn(3, SEPARATOR);
    let first = parts.next().unwrap_or_default();
    parts.next().unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_prefixes_follow_the_strategy() {
        let key = |property| {
            KeyPrefix::from_property(property, "rebels")
                .unwrap()
                .apply("k", "store", "app")
                .unwrap()
        };
        assert_eq!(key(None), "app||k");
        assert_eq!(key(Some("AppId")), "app||k");
        assert_eq!(key(Some("namespace")), "rebels.app||k");
        let default = KeyPrefix::from_property(Some("namespace"), "default");
        assert_eq!(default, Ok(KeyPrefix::AppId));
        assert_eq!(key(Some("name")), "store||k");
        assert_eq!(key(Some("none")), "k");
        assert_eq!(key(Some("Rebels")), "rebels||k");
    }

    #[test]
    fn keys_with_the_separator_are_refused() {
        let error = KeyPrefix::AppId.apply("a||b", "store", "app").unwrap_err();
        assert_eq!(
            error.to_string(),
            "input key/keyPrefix 'a||b' can't contain '||'"
        );
        assert!(KeyPrefix::from_property(Some("a||b"), "default").is_err());
    }

    #[test]
    fn the_prefix_is_removed_from_results() {
        assert_eq!(original_key("app||k"), "k");
        assert_eq!(original_key("k"), "k");
        assert_eq!(original_key("app||type||id"), "type");
    }
}
