//! Builds one self-contained OpenAPI document from all files of the description.
//!
//! The bundle is meant for other tools. It has no references to other files, and it expresses the
//! project's own keys in standard OpenAPI where OpenAPI can. An operation that is also reachable
//! by other methods or by older paths is listed once for each of them, each time under a separate
//! name.

use heck::ToUpperCamelCase;
use serde_json::{Map, Value as Json, json};

use crate::source::Sources;
use crate::yaml;

type Object = Map<String, Json>;

/// The sections of `components` that a document may refer to.
const SECTIONS: [&str; 5] = [
    "schemas",
    "responses",
    "parameters",
    "headers",
    "securitySchemes",
];
/// The methods of an operation that accepts any method.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];
/// The methods whose requests have no meaningful body.
const BODILESS: [&str; 3] = ["get", "head", "trace"];

/// Merges all files into one document. The files must be free of errors.
pub(crate) fn bundle(sources: &Sources) -> Json {
    let documents: Vec<_> = (0..sources.names().count())
        .map(|file| {
            let source = sources.get(file);
            let root = yaml::read(&source.text).map_or(Json::Null, |node| node.to_json());
            Document {
                module: source.stem().to_owned(),
                root,
            }
        })
        .collect();
    let names = Names::of(&documents);
    let mut bundle = Bundle::default();
    for document in &documents {
        bundle.add(document, &names);
    }
    bundle.finish(&documents)
}

/// One file of the description.
struct Document {
    module: String,
    root: Json,
}

impl Document {
    fn section(&self, name: &str) -> Option<&Object> {
        self.root.get("components")?.get(name)?.as_object()
    }
}

/// The names of components that several files use for different things.
struct Names {
    shared: Vec<(String, String)>,
}

impl Names {
    fn of(documents: &[Document]) -> Self {
        let mut seen: Vec<(String, String)> = Vec::new();
        let mut shared = Vec::new();
        for document in documents {
            for section in SECTIONS {
                for name in document.section(section).into_iter().flat_map(Map::keys) {
                    let key = (section.to_owned(), name.clone());
                    if seen.contains(&key) {
                        shared.push(key);
                    } else {
                        seen.push(key);
                    }
                }
            }
        }
        Self { shared }
    }

    /// Returns the name in the bundle. Adds the module as a prefix if another file uses the same
    /// name.
    fn name(&self, module: &str, section: &str, name: &str) -> String {
        let is_shared = self.shared.iter().any(|(s, n)| s == section && n == name);
        match is_shared {
            true => format!("{}{name}", module.to_upper_camel_case()),
            false => name.to_owned(),
        }
    }

    /// Returns the value with its references changed to point into the bundle.
    fn rewrite(&self, module: &str, value: &Json) -> Json {
        match value {
            Json::Array(items) => items
                .iter()
                .map(|item| self.rewrite(module, item))
                .collect(),
            Json::Object(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| match (key.as_str(), value) {
                        ("$ref", Json::String(target)) => {
                            (key.clone(), json!(self.target(module, target)))
                        }
                        // Examples are data: a `$ref` key in an example is not a reference.
                        ("example", value) => (key.clone(), value.clone()),
                        (_, value) => (key.clone(), self.rewrite(module, value)),
                    });
                Json::Object(entries.collect())
            }
            other => other.clone(),
        }
    }

    fn target(&self, module: &str, target: &str) -> String {
        let (file, pointer) = target.split_once('#').unwrap_or((target, ""));
        let module = file
            .strip_suffix(".yaml")
            .filter(|file| !file.is_empty())
            .unwrap_or(module);
        let mut parts = pointer.rsplitn(3, '/');
        match (parts.next(), parts.next()) {
            (Some(name), Some(section)) => {
                format!(
                    "#/components/{section}/{}",
                    self.name(module, section, name)
                )
            }
            _ => target.to_owned(),
        }
    }
}

/// The document under construction.
#[derive(Default)]
struct Bundle {
    tags: Vec<Json>,
    paths: Object,
    webhooks: Object,
    components: Object,
}

impl Bundle {
    fn add(&mut self, document: &Document, names: &Names) {
        let module = &document.module;
        let root = names.rewrite(module, &document.root);
        let part = |key: &str| {
            root.get(key)
                .and_then(Json::as_object)
                .cloned()
                .unwrap_or_default()
        };
        self.tags.extend(
            root.get("tags")
                .and_then(Json::as_array)
                .cloned()
                .unwrap_or_default(),
        );
        for (path, item) in part("paths") {
            self.add_path(&path, &item);
        }
        self.webhooks.extend(part("webhooks"));
        for (section, entries) in part("components") {
            let into = self
                .components
                .entry(section.clone())
                .or_insert_with(|| json!({}));
            let (Some(into), Json::Object(entries)) = (into.as_object_mut(), entries) else {
                continue;
            };
            for (name, value) in entries {
                into.insert(names.name(module, &section, &name), value);
            }
        }
    }

    fn add_path(&mut self, path: &str, item: &Json) {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let aliases = operation.get("x-dapr-alias-paths").and_then(Json::as_array);
            let aliases = aliases.into_iter().flatten().filter_map(Json::as_str);
            for place in std::iter::once(path).chain(aliases) {
                let version = (place != path).then(|| version_of(place));
                self.add_operation(place, method, operation, version.as_deref());
                for other in other_methods(method, operation) {
                    self.add_other_method(place, &other, operation, version.as_deref());
                }
            }
        }
    }

    fn add_other_method(
        &mut self,
        path: &str,
        method: &str,
        operation: &Json,
        version: Option<&str>,
    ) {
        let mut operation = operation.clone();
        if let (Some(entries), true) = (operation.as_object_mut(), BODILESS.contains(&method)) {
            entries.remove("requestBody");
        }
        let suffix = format!(
            "{}{}",
            version.unwrap_or_default(),
            method.to_upper_camel_case()
        );
        self.add_operation(path, method, &operation, Some(&suffix));
    }

    /// Adds an operation to a path. If a suffix is given, the entry is an alias of the operation.
    fn add_operation(&mut self, path: &str, method: &str, operation: &Json, suffix: Option<&str>) {
        let mut operation = operation.clone();
        if let (Some(entries), Some(suffix)) = (operation.as_object_mut(), suffix) {
            let id = entries
                .get("operationId")
                .and_then(Json::as_str)
                .unwrap_or_default()
                .to_owned();
            entries.insert("operationId".to_owned(), json!(format!("{id}{suffix}")));
            entries.insert("x-dapr-alias-of".to_owned(), json!(id));
        }
        let item = self
            .paths
            .entry(path.to_owned())
            .or_insert_with(|| json!({}));
        if let Some(item) = item.as_object_mut() {
            item.insert(method.to_owned(), operation);
        }
    }

    fn finish(self, documents: &[Document]) -> Json {
        let first = |pointer: &str| {
            documents
                .iter()
                .find_map(|document| document.root.pointer(pointer))
        };
        let mut root = json!({
            "openapi": "3.1.0",
            "info": {
                "title": "Dapr HTTP API",
                "version": first("/info/version"),
                "summary": "The HTTP API of the Dapr sidecar, and the callbacks that it sends to the application.",
                "description": DESCRIPTION,
                "license": first("/info/license"),
            },
            "servers": first("/servers"),
            "tags": self.tags,
            "paths": self.paths,
            "webhooks": self.webhooks,
            "components": self.components,
        });
        if let (Some(root), Some(security)) = (root.as_object_mut(), first("/security")) {
            root.insert("security".to_owned(), security.clone());
        }
        root
    }
}

const DESCRIPTION: &str = "\
The HTTP API of the Dapr sidecar, described independently of the Dapr project and held against a running daprd.

Keys that begin with `x-dapr-` say what OpenAPI has no words for. `x-dapr-errors` lists the codes that `errorCode` can have with \
a status, each with when it comes. `x-dapr-slashes` marks a parameter of the path that may contain slashes, `x-dapr-rest` one \
that takes all that is left of the path. `x-dapr-prefix` marks a map of which each entry is a query parameter or a header of its \
own, named by the prefix and the key. `x-dapr-passthrough` marks a response that the sidecar passes on. `x-dapr-alias-of` \
marks another path of the same operation. `x-dapr-app-path` is the path at which the sidecar calls the application.";

/// Returns the version in a path as part of a name, such as `v1.0-alpha1` for
/// `/v1.0-alpha1/jobs/{name}`.
fn version_of(path: &str) -> String {
    let version = path.split('/').nth(1).unwrap_or_default();
    version.replace('.', "").to_upper_camel_case()
}

fn other_methods(described: &str, operation: &Json) -> Vec<String> {
    match operation.get("x-dapr-methods") {
        Some(Json::Array(methods)) => methods
            .iter()
            .filter_map(Json::as_str)
            .map(str::to_owned)
            .collect(),
        Some(Json::String(_)) => METHODS
            .iter()
            .filter(|method| **method != described)
            .map(|m| (*m).to_owned())
            .collect(),
        _ => Vec::new(),
    }
}
