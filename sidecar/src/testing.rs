//! Helpers for the tests of several engines.

use crate::resources::{ComponentSpec, Kind, Source};

impl ComponentSpec {
    /// A resolved component.
    pub(crate) fn of(name: &str, kind: Kind, properties: &[(&str, &str)]) -> Self {
        let properties = properties
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Self {
            name: name.to_owned(),
            component_type: format!("{kind:?}"),
            version: "v1".to_owned(),
            kind,
            properties: properties.collect(),
            init_timeout: std::time::Duration::from_secs(5),
            ignores_errors: false,
            source: Source::program(),
        }
    }
}
