//! The `Configuration` resource: who may read which secret, which part of the API is served, tracing.

use std::path::PathBuf;

use serde::Deserialize;

/// What the `Configuration` resource says, as far as this sidecar follows it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Configuration {
    pub(crate) secret_scopes: Vec<SecretScope>,
    pub(crate) api: ApiAccess,
    /// Whether traces are off (`samplingRate: "0"`): then answers carry no `traceparent`.
    pub(crate) tracing_off: bool,
    /// The file of daprd's SQLite name resolution: sidecars with the same one find each other. `:memory:` is nobody's.
    pub(crate) names_file: Option<PathBuf>,
    /// Features that are switched on or off.
    pub(crate) features: Vec<Feature>,
    /// Whether other applications may not call this one.
    pub(crate) denies_callers: bool,
}

/// What may be read from a secret store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct SecretScope {
    pub(crate) store_name: String,
    pub(crate) default_access: String,
    pub(crate) allowed_secrets: Vec<String>,
    pub(crate) denied_secrets: Vec<String>,
}

/// A switch for a feature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Feature {
    pub(crate) name: String,
    pub(crate) enabled: bool,
}

/// Which groups of the API are served.
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
        // daprd knows the version of a path as another name for the version of a group.
        let given = match self.version.as_str() {
            "v1.0" => "v1",
            "v1.0-alpha1" => "v1alpha1",
            "v1.0-alpha2" => "v1alpha2",
            "v1.0-beta1" => "v1beta1",
            other => other,
        };
        self.name == group && given == version && self.is_http()
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

/// Who may call the application through its sidecar. Without certificates daprd knows no caller, so only what goes for all callers
/// has an effect here, as there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct AccessControl {
    default_action: String,
    policies: Vec<serde_json::Value>,
}

impl AccessControl {
    fn denies(&self) -> bool {
        match self.default_action.to_lowercase().as_str() {
            "" => !self.policies.is_empty(),
            action => action != "allow",
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Secrets {
    scopes: Vec<SecretScope>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Tracing {
    sampling_rate: Option<serde_json::Value>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct NameResolution {
    component: String,
    configuration: NameResolutionSettings,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct NameResolutionSettings {
    connection_string: String,
}

impl NameResolution {
    /// The file that a connection string names: it may be one of SQLite's addresses.
    fn file(&self) -> Option<PathBuf> {
        let text = &self.configuration.connection_string;
        let text = text.strip_prefix("file:").unwrap_or(text);
        let file = text.split_once('?').map_or(text, |(file, _)| file);
        (self.component == "sqlite" && !file.is_empty()).then(|| PathBuf::from(file))
    }
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Spec {
    name_resolution: NameResolution,
    secrets: Secrets,
    api: ApiAccess,
    tracing: Tracing,
    features: Vec<Feature>,
    access_control: Option<AccessControl>,
    /// How long workflows are kept, and how many there are at a time.
    workflow: Option<serde_json::Value>,
}

impl Spec {
    /// What it says and is not followed.
    pub(super) fn not_followed(&self) -> Option<&'static str> {
        self.workflow.as_ref().map(|_| "spec.workflow")
    }

    pub(super) fn read(self) -> Configuration {
        let rate = self
            .tracing
            .sampling_rate
            .as_ref()
            .map(super::yaml::text_of)
            .unwrap_or_default();
        Configuration {
            secret_scopes: self.secrets.scopes,
            api: self.api,
            // An empty rate is the default, which is not zero.
            tracing_off: rate.parse::<f64>().is_ok_and(|rate| rate == 0.0),
            names_file: self.name_resolution.file(),
            features: self.features,
            denies_callers: self.access_control.is_some_and(|control| control.denies()),
        }
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
    fn everything_is_served_unless_something_is_said() {
        assert!(ApiAccess::default().serves("state", "v1"));
    }

    #[test]
    fn only_what_is_allowed_is_served_and_health() {
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
    fn what_is_denied_is_not_served_even_if_allowed() {
        let access = ApiAccess {
            allowed: vec![rule("state", "v1", "http")],
            denied: vec![rule("state", "v1", "http")],
        };
        assert!(!access.serves("state", "v1"));
    }

    #[test]
    fn rules_for_another_protocol_say_nothing() {
        let access = ApiAccess {
            allowed: vec![rule("state", "v1", "grpc")],
            denied: vec![rule("lock", "v1", "grpc")],
        };
        assert!(access.serves("publish", "v1") && access.serves("lock", "v1"));
    }
}
