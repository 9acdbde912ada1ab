//! The common parts of all resources, and the body of a component.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;

use super::component::INIT_TIMEOUT;
use super::pair::Pair;
use super::{Component, Source};
use crate::go::decode::Exact;
use crate::timing::parse_go_duration;

/// Identifies the kind of a resource.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Head {
    pub(super) api_version: Exact,
    pub(super) kind: Exact,
    pub(super) metadata: Metadata,
}

/// The metadata of all Kubernetes resources. All but two fields are read only because daprd rejects other types for them.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Metadata {
    pub(super) name: String,
    pub(super) namespace: String,
    #[serde(rename = "labels")]
    _labels: BTreeMap<String, String>,
    #[serde(rename = "annotations")]
    _annotations: BTreeMap<String, String>,
    #[serde(rename = "generateName")]
    _generate_name: String,
    #[serde(rename = "resourceVersion")]
    _resource_version: String,
    #[serde(rename = "uid")]
    _uid: String,
    #[serde(rename = "generation")]
    _generation: i64,
    #[serde(rename = "finalizers")]
    _finalizers: Vec<String>,
}

/// A resource without its head. `L` selects how its scopes are read.
#[derive(Default, Deserialize)]
#[serde(
    default,
    bound = "S: Default + Deserialize<'de>, L: Default + Deserialize<'de>"
)]
pub(super) struct Body<S, L = Scoped> {
    pub(super) spec: S,
    pub(super) auth: Auth,
    pub(super) scopes: L,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Auth {
    pub(super) secret_store: String,
}

/// Scopes whose elements must be strings.
#[derive(Default, Deserialize)]
#[serde(rename = "Exact")]
pub(super) struct Scoped(pub(super) Vec<String>);

/// The spec of a component.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct ComponentBody {
    #[serde(rename = "type")]
    component_type: String,
    version: String,
    ignore_errors: bool,
    init_timeout: String,
    metadata: Vec<Pair>,
}

impl ComponentBody {
    pub(super) fn named(
        self,
        (name, namespace): (String, String),
        secret_store: String,
        scopes: Vec<String>,
        (source, in_folder): (Source, bool),
    ) -> Component {
        Component {
            name,
            namespace,
            component_type: self.component_type,
            version: self.version,
            properties: self.metadata.into_iter().map(Pair::read).collect(),
            scopes,
            secret_store,
            ignore_errors: self.ignore_errors,
            init_timeout: init_timeout(&self.init_timeout),
            in_folder,
            source,
        }
    }
}

/// A Go duration. daprd uses its default if the value is invalid.
fn init_timeout(text: &str) -> Duration {
    let nanoseconds = parse_go_duration(text).ok();
    let nanoseconds = nanoseconds.and_then(|value| u64::try_from(value).ok());
    nanoseconds.map_or(INIT_TIMEOUT, Duration::from_nanos)
}
