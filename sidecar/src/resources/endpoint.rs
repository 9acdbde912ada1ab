//! `HTTPEndpoint` resources: external services that can be called by name.

use serde::Deserialize;

use super::Source;
use super::pair::{Pair, Value};

/// An external service, as declared.
#[derive(Clone, Debug)]
pub(crate) struct HttpEndpoint {
    pub(crate) name: String,
    pub(crate) namespace: String,
    pub(crate) base_url: String,
    pub(crate) headers: Vec<(String, Value)>,
    pub(crate) secret_store: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) source: Source,
}

/// An external service, with the text of all its headers.
#[derive(Clone, Debug)]
pub(crate) struct ResolvedEndpoint {
    pub(crate) name: String,
    pub(crate) base_url: String,
    pub(crate) headers: Vec<(String, String)>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Spec {
    base_url: String,
    headers: Vec<Pair>,
}

impl Spec {
    pub(super) fn named(
        self,
        (name, namespace): (String, String),
        scopes: Vec<String>,
        secret_store: String,
        source: Source,
    ) -> HttpEndpoint {
        HttpEndpoint {
            name,
            namespace,
            base_url: self.base_url,
            headers: self.headers.into_iter().map(Pair::read).collect(),
            secret_store,
            scopes,
            source,
        }
    }
}
