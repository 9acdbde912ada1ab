//! `HTTPEndpoint` resources: services outside Dapr that can be called by a name.

use serde::Deserialize;
use serde_json::Value as Json;

use super::yaml::text_of;

/// A service outside Dapr.
#[derive(Clone, Debug)]
pub(crate) struct HttpEndpoint {
    pub(crate) name: String,
    pub(crate) base_url: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) scopes: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Header {
    name: String,
    value: Json,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Spec {
    base_url: String,
    headers: Vec<Header>,
}

impl Spec {
    pub(super) fn named(self, name: String, scopes: Vec<String>) -> HttpEndpoint {
        let headers = self
            .headers
            .into_iter()
            .map(|header| (header.name, text_of(&header.value)))
            .collect();
        HttpEndpoint {
            name,
            base_url: self.base_url,
            headers,
            scopes,
        }
    }
}
