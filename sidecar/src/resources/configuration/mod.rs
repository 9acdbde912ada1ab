//! The `Configuration` resource: access to secrets, the served part of the API, tracing.

mod document;

use std::path::PathBuf;

use serde::Deserialize;

pub(super) use self::document::Document;

/// The supported settings of the `Configuration` resource.
#[derive(Clone, Debug, Default)]
pub(crate) struct Configuration {
    pub(crate) secret_scopes: Vec<SecretScope>,
    pub(crate) api: ApiAccess,
    /// Whether tracing is disabled (`samplingRate: "0"`): then responses have no `traceparent`.
    pub(crate) tracing_off: bool,
    /// The file of daprd's SQLite name resolution: sidecars with the same file find each other. `:memory:` is private.
    pub(crate) names_file: Option<PathBuf>,
    /// Feature flags.
    pub(crate) features: Vec<Feature>,
    /// Whether other applications are denied access to this one.
    pub(crate) denies_callers: bool,
    /// Types of components that are not loaded.
    pub(crate) denied: Option<DeniedTypes>,
}

/// Component types that the configuration denies, with or without a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DeniedTypes(Vec<(String, Option<String>)>);

impl DeniedTypes {
    fn new(deny: &[String]) -> Option<Self> {
        let entry = |text: &String| {
            let mut parts = text.split('/');
            let entry = (parts.next()?.to_owned(), parts.next().map(str::to_owned));
            (!text.is_empty() && parts.next().is_none()).then_some(entry)
        };
        // A list without usable entries still requires a version, as in daprd.
        (!deny.is_empty()).then(|| Self(deny.iter().filter_map(entry).collect()))
    }

    /// Whether a component is denied: one without a version always is. Case-sensitive.
    fn has(&self, component_type: &str, version: &str) -> bool {
        let denied = |(denied, only): &(String, Option<String>)| {
            let only = only.as_deref().filter(|only| !only.is_empty());
            denied == component_type && only.is_none_or(|only| only == version)
        };
        component_type.is_empty() || version.is_empty() || self.0.iter().any(denied)
    }
}

impl Configuration {
    /// Whether `spec.components.deny` denies a component.
    pub(crate) fn denies(&self, component_type: &str, version: &str) -> bool {
        let denied = self.denied.as_ref();
        denied.is_some_and(|denied| denied.has(component_type, version))
    }
}

/// The access to a secret store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct SecretScope {
    pub(crate) store_name: String,
    pub(crate) default_access: String,
    pub(crate) allowed_secrets: Vec<String>,
    pub(crate) denied_secrets: Vec<String>,
}

/// A feature flag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Feature {
    pub(crate) name: String,
    pub(crate) enabled: bool,
}

/// The groups of the API that are served.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct ApiAccess {
    allowed: Vec<AccessRule>,
    denied: Vec<AccessRule>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct AccessRule {
    name: String,
    version: String,
    protocol: String,
}

impl AccessRule {
    fn is(&self, group: &str, version: &str) -> bool {
        // daprd treats the version of a path as another name for the version of a group.
        let rule_version = match self.version.as_str() {
            "v1.0" => "v1",
            "v1.0-alpha1" => "v1alpha1",
            "v1.0-alpha2" => "v1alpha2",
            "v1.0-beta1" => "v1beta1",
            other => other,
        };
        self.name == group && rule_version == version && self.is_http()
    }

    fn is_http(&self) -> bool {
        self.protocol.eq_ignore_ascii_case("http")
    }
}

impl ApiAccess {
    /// Whether a group of the API, such as `state` in `v1`, is served over HTTP. Health always is.
    pub(crate) fn serves(&self, group: &str, version: &str) -> bool {
        if group == "healthz" {
            return true;
        }
        if self.denied.iter().any(|rule| rule.is(group, version)) {
            return false;
        }
        let mut allowed = self.allowed.iter().filter(|rule| rule.is_http()).peekable();
        allowed.peek().is_none() || allowed.any(|rule| rule.is(group, version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(name: &str, version: &str, protocol: &str) -> AccessRule {
        AccessRule {
            name: name.to_owned(),
            version: version.to_owned(),
            protocol: protocol.to_owned(),
        }
    }

    #[test]
    fn everything_is_served_by_default() {
        assert!(ApiAccess::default().serves("state", "v1"));
    }

    #[test]
    fn only_allowed_routes_and_health_are_served() {
        let access = ApiAccess {
            allowed: vec![rule("state", "v1.0", "HTTP")],
            denied: Vec::new(),
        };
        assert!(access.serves("state", "v1"));
        assert!(!access.serves("state", "v1alpha1"));
        assert!(!access.serves("publish", "v1"));
        assert!(access.serves("healthz", "v1"));
    }

    #[test]
    fn denied_routes_are_not_served_even_if_allowed() {
        let access = ApiAccess {
            allowed: vec![rule("state", "v1", "http")],
            denied: vec![rule("state", "v1", "http")],
        };
        assert!(!access.serves("state", "v1"));
    }

    #[test]
    fn rules_for_another_protocol_are_ignored() {
        let access = ApiAccess {
            allowed: vec![rule("state", "v1", "grpc")],
            denied: vec![rule("lock", "v1", "grpc")],
        };
        assert!(access.serves("publish", "v1") && access.serves("lock", "v1"));
    }
}
