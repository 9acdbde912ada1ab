//! Selects the resources of an application: by namespace, by scopes, and one per name.

use super::{Component, HttpEndpoint, ResourceError, Source};

/// The application for which resources are selected.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owner<'a> {
    pub(crate) app_id: &'a str,
    /// Its namespace, if set. Otherwise the namespaces of resources are ignored.
    pub(crate) namespace: Option<&'a str>,
}

/// A resource that these rules apply to.
pub(crate) trait Manifest {
    const KIND: &'static str;
    fn name(&self) -> &str;
    fn namespace(&self) -> &str;
    fn scopes(&self) -> &[String];
    fn place(&self) -> &Source;
}

impl Manifest for Component {
    const KIND: &'static str = "component";

    fn name(&self) -> &str {
        &self.name
    }

    fn namespace(&self) -> &str {
        &self.namespace
    }

    fn scopes(&self) -> &[String] {
        &self.scopes
    }

    fn place(&self) -> &Source {
        &self.source
    }
}

impl Manifest for HttpEndpoint {
    const KIND: &'static str = "HTTPEndpoint";

    fn name(&self) -> &str {
        &self.name
    }

    fn namespace(&self) -> &str {
        &self.namespace
    }

    fn scopes(&self) -> &[String] {
        &self.scopes
    }

    fn place(&self) -> &Source {
        &self.source
    }
}

/// Returns the resources of the application, or the duplicates: later resources with the same name,
/// even if their scopes exclude the application, as in daprd.
pub(crate) fn select<M: Manifest + Clone>(
    manifests: &[M],
    owner: Owner<'_>,
) -> Result<Vec<M>, Vec<ResourceError>> {
    let (mut selected, mut twice): (Vec<M>, Vec<ResourceError>) = (Vec::new(), Vec::new());
    for manifest in manifests {
        let namespace_filter = owner.namespace.filter(|_| !manifest.namespace().is_empty());
        if namespace_filter.is_some_and(|namespace| namespace != manifest.namespace()) {
            continue;
        }
        if let Some(earlier) = selected
            .iter()
            .find(|earlier| earlier.name() == manifest.name())
        {
            let reason = format!(
                "the name `{}` is already used by the {} of {}",
                manifest.name(),
                M::KIND,
                earlier.place()
            );
            twice.push(ResourceError::new(manifest.place().clone(), reason));
            continue;
        }
        let scopes = manifest.scopes();
        if scopes.is_empty() || scopes.iter().any(|scope| scope == owner.app_id) {
            selected.push(manifest.clone());
        }
    }
    if twice.is_empty() {
        Ok(selected)
    } else {
        Err(twice)
    }
}
