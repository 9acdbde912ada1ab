//! The route of an operation.

use super::super::{Lowering, names};
use crate::description::{Location, Operation, OtherMethods};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ServedPath, ServedRoute};
use crate::source::Spanned;

impl<'a> Lowering<'a> {
    pub(super) fn route(&mut self, operation: &'a Operation) -> ServedRoute {
        let methods = match &operation.other_methods {
            OtherMethods::Any => "Methods::Any".to_owned(),
            OtherMethods::Listed(others) => {
                let mut listed_methods = vec![operation.method.value.to_uppercase()];
                listed_methods.extend(others.iter().cloned());
                format!("Methods::Listed(&{listed_methods:?})")
            }
        };
        let rest_names: Vec<&str> = operation
            .parameters
            .iter()
            .filter_map(|parameter| self.description.resolve(parameter))
            .filter(|parameter| parameter.location.value == Location::Path)
            .filter(|parameter| parameter.slashes || parameter.rest)
            .map(|parameter| parameter.name.value.as_str())
            .collect();
        let paths = std::iter::once(&operation.path).chain(&operation.alias_paths);
        for path in paths.clone() {
            self.check_rest(path, &rest_names);
        }
        let paths = paths
            .map(|path| served_path(&path.value, &rest_names))
            .collect();
        ServedRoute {
            constant: names::snake(&operation.id.value).to_uppercase(),
            name: operation.registered_as.value.clone(),
            group: operation
                .path
                .value
                .split('/')
                .nth(2)
                .unwrap_or_default()
                .to_owned(),
            methods,
            paths,
            needs_token: !operation.without_token,
        }
    }

    /// Checks that a parameter that takes the rest of the path is at its end.
    fn check_rest(&mut self, path: &Spanned<String>, rest_names: &[&str]) {
        for name in rest_names {
            let place = format!("{{{name}}}");
            if path.value.contains(&place) && !path.value.ends_with(&place) {
                let message =
                    format!("`{place}` matches the rest of the path, but is not its last segment");
                self.report(Diagnostic::new(
                    Code::RestNotLast,
                    path.span,
                    message,
                    "something follows it",
                ));
            }
        }
    }
}

fn served_path(path: &str, rest: &[&str]) -> ServedPath {
    let parts = path.split('/').skip(1);
    let segments = parts.map(|part| {
        let parameter = part
            .strip_prefix('{')
            .and_then(|part| part.strip_suffix('}'));
        match parameter {
            Some(name) if rest.contains(&name) => format!("Segment::Rest({name:?})"),
            Some(name) => format!("Segment::Parameter({name:?})"),
            None => format!("Segment::Text({part:?})"),
        }
    });
    ServedPath {
        template: path.to_owned(),
        version: group_version(path),
        segments: segments.collect(),
    }
}

/// Returns the version as spelled in allowlists: `v1.0-alpha1` becomes `v1alpha1`.
fn group_version(path: &str) -> String {
    let version = path.split('/').nth(1).unwrap_or_default();
    version.replacen(".0", "", 1).replace('-', "")
}
