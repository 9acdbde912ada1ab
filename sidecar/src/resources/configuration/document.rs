//! The `Configuration` document. Fields with a leading `_` have no effect here; they are read only because daprd rejects other
//! types for them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use super::{ApiAccess, Configuration, DeniedTypes, Feature, SecretScope};
use crate::json::Value;

/// The document. daprd does not check its kind.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::resources) struct Document {
    pub(in crate::resources) kind: String,
    #[serde(rename = "metadata")]
    _metadata: Metadata,
    pub(in crate::resources) spec: Spec,
}

/// Read only because daprd rejects other types.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Metadata {
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "namespace")]
    _namespace: String,
    #[serde(rename = "labels")]
    _labels: BTreeMap<String, String>,
    #[serde(rename = "annotations")]
    _annotations: BTreeMap<String, String>,
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
    #[serde(rename = "zipkin")]
    _zipkin: Zipkin,
    #[serde(rename = "otel")]
    _otel: Otel,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Zipkin {
    #[serde(rename = "endpointAddress")]
    _endpoint_address: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Otel {
    #[serde(rename = "protocol")]
    _protocol: String,
    #[serde(rename = "endpointAddress")]
    _endpoint_address: String,
    #[serde(rename = "isSecure")]
    _is_secure: Option<bool>,
    #[serde(rename = "headers")]
    _headers: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Metric {
    #[serde(rename = "enabled")]
    _enabled: Option<bool>,
    #[serde(rename = "recordErrorCodes")]
    _record_error_codes: Option<bool>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Logging {
    #[serde(rename = "apiLogging")]
    _api_logging: ApiLogging,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ApiLogging {
    #[serde(rename = "enabled")]
    _enabled: bool,
    #[serde(rename = "obfuscateURLs")]
    _obfuscates_urls: bool,
    #[serde(rename = "omitHealthChecks")]
    _omits_health_checks: bool,
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
    /// The file of a connection string, which may be a SQLite URI.
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
pub(in crate::resources) struct Spec {
    name_resolution: NameResolution,
    secrets: Secrets,
    api: ApiAccess,
    tracing: Tracing,
    features: Vec<Feature>,
    access_control: Option<AccessControl>,
    components: Components,
    http_pipeline: Pipeline,
    app_http_pipeline: Pipeline,
    #[serde(rename = "metric")]
    _metric: Metric,
    #[serde(rename = "metrics")]
    _metrics: Metric,
    #[serde(rename = "logging")]
    _logging: Logging,
    /// Retention and concurrency limits of workflows.
    workflow: Option<Value>,
}

impl Spec {
    /// The settings that are present but not supported.
    pub(in crate::resources) fn unsupported(&self) -> Vec<&'static str> {
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

    /// Converts the document, or returns the reason why daprd rejects it.
    pub(in crate::resources) fn read(self) -> Result<Configuration, String> {
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

/// daprd accepts one scope per store, and two values of the access.
fn check_scopes(scopes: &[SecretScope]) -> Result<(), String> {
    for (index, scope) in scopes.iter().enumerate() {
        let store = &scope.store_name;
        if scopes[..index]
            .iter()
            .any(|other| other.store_name == *store)
        {
            return Err(format!("`spec.secrets.scopes`: duplicate store `{store}`"));
        }
        let access = &scope.default_access;
        if !access.is_empty()
            && !access.eq_ignore_ascii_case("allow")
            && !access.eq_ignore_ascii_case("deny")
        {
            return Err(format!(
                "`spec.secrets.scopes`: the `defaultAccess` of the store `{store}` is `{access}`; use `allow` or `deny`"
            ));
        }
    }
    Ok(())
}

/// The access control of the application. Without certificates daprd does not know the caller, so only rules for all callers
/// have an effect, there as here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct AccessControl {
    default_action: String,
    #[serde(rename = "trustDomain")]
    _trust_domain: String,
    policies: Vec<CallerPolicy>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct CallerPolicy {
    #[serde(rename = "appId")]
    _app_id: String,
    #[serde(rename = "defaultAction")]
    _default_action: String,
    #[serde(rename = "trustDomain")]
    _trust_domain: String,
    #[serde(rename = "namespace")]
    _namespace: String,
    #[serde(rename = "operations")]
    _operations: Vec<Operation>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct Operation {
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "httpVerb")]
    _verbs: Vec<String>,
    #[serde(rename = "action")]
    _action: String,
}

impl AccessControl {
    fn denies(&self) -> bool {
        match self.default_action.to_lowercase().as_str() {
            "" => !self.policies.is_empty(),
            action => action != "allow",
        }
    }
}
