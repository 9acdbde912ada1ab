//! The `Configuration` resource: who may read which secret, which part of the API is served, tracing.

use std::path::PathBuf;

use serde::Deserialize;

use crate::json::Value;

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
    /// Types of components that are not loaded.
    pub(crate) denied: Option<DeniedTypes>,
}

/// The types of components that the configuration denies, each with or without a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DeniedTypes(Vec<(String, Option<String>)>);

impl DeniedTypes {
    fn new(deny: &[String]) -> Option<Self> {
        let entry = |text: &String| {
            let mut parts = text.split('/');
            let entry = (parts.next()?.to_owned(), parts.next().map(str::to_owned));
            (!text.is_empty() && parts.next().is_none()).then_some(entry)
        };
        // A list with nothing in it that counts still asks for a version, as in daprd.
        (!deny.is_empty()).then(|| Self(deny.iter().filter_map(entry).collect()))
    }

    /// Whether a component is not loaded. The case matters, and so does a missing version.
    fn has(&self, component_type: &str, version: &str) -> bool {
        let denied = |(denied, only): &(String, Option<String>)| {
            let only = only.as_deref().filter(|only| !only.is_empty());
            denied == component_type && only.is_none_or(|only| only == version)
        };
        component_type.is_empty() || version.is_empty() || self.0.iter().any(denied)
    }
}

impl Configuration {
    /// Whether a component is not loaded because of `spec.components.deny`.
    pub(crate) fn denies(&self, component_type: &str, version: &str) -> bool {
        let denied = self.denied.as_ref();
        denied.is_some_and(|denied| denied.has(component_type, version))
    }
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
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct AccessControl {
    default_action: String,
    policies: Vec<Value>,
}

impl AccessControl {
    fn denies(&self) -> bool {
        match self.default_action.to_lowercase().as_str() {
            "" => !self.policies.is_empty(),
            action => action != "allow",
        }
    }
}

/// The document. daprd does not look at its kind, so it may be missing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Document {
    pub(super) kind: String,
    pub(super) spec: Spec,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Secrets {
    scopes: Vec<SecretScope>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Tracing {
    sampling_rate: String,
    #[serde(rename = "stdout")]
    _stdout: bool,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct NameResolution {
    component: String,
    #[serde(rename = "version")]
    _version: String,
    configuration: Option<Value>,
}

impl NameResolution {
    /// The file that a connection string names: it may be one of SQLite's addresses.
    fn file(&self) -> Option<PathBuf> {
        let settings = self.configuration.as_ref()?;
        let text = settings.member("connectionString")?.as_str()?;
        let text = text.strip_prefix("file:").unwrap_or(text);
        let file = text.split_once('?').map_or(text, |(file, _)| file);
        (self.component == "sqlite" && !file.is_empty()).then(|| PathBuf::from(file))
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Components {
    deny: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Pipeline {
    handlers: Vec<PipelineHandler>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PipelineHandler {
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "type")]
    _type: String,
    #[serde(rename = "version")]
    _version: String,
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
    components: Components,
    http_pipeline: Pipeline,
    app_http_pipeline: Pipeline,
    /// How long workflows are kept, and how many there are at a time.
    workflow: Option<Value>,
}

impl Spec {
    /// What it says and is not followed.
    pub(super) fn not_followed(&self) -> Vec<&'static str> {
        [
            (self.workflow.is_some(), "spec.workflow"),
            (!self.http_pipeline.handlers.is_empty(), "spec.httpPipeline"),
            (
                !self.app_http_pipeline.handlers.is_empty(),
                "spec.appHttpPipeline",
            ),
        ]
        .into_iter()
        .filter_map(|(is_there, part)| is_there.then_some(part))
        .collect()
    }

    /// The configuration, or what daprd refuses in it.
    pub(super) fn read(self) -> Result<Configuration, String> {
        check_scopes(&self.secrets.scopes)?;
        Ok(Configuration {
            secret_scopes: self.secrets.scopes,
            api: self.api,
            // An empty rate is the default, which is not zero.
            tracing_off: self
                .tracing
                .sampling_rate
                .parse::<f64>()
                .is_ok_and(|rate| rate == 0.0),
            names_file: self.name_resolution.file(),
            features: self.features,
            denies_callers: self.access_control.is_some_and(|control| control.denies()),
            denied: DeniedTypes::new(&self.components.deny),
        })
    }
}

/// daprd knows one rule for a store, and two words for the access.
fn check_scopes(scopes: &[SecretScope]) -> Result<(), String> {
    for (index, scope) in scopes.iter().enumerate() {
        let store = &scope.store_name;
        if scopes[..index]
            .iter()
            .any(|other| other.store_name == *store)
        {
            return Err(format!(
                "`spec.secrets.scopes`: the store `{store}` is there twice"
            ));
        }
        let access = &scope.default_access;
        if !access.is_empty()
            && !access.eq_ignore_ascii_case("allow")
            && !access.eq_ignore_ascii_case("deny")
        {
            return Err(format!(
                "`spec.secrets.scopes`: the `defaultAccess` of the store `{store}` is `{access}`; give `allow` or `deny`"
            ));
        }
    }
    Ok(())
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
