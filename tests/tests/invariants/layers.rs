//! Which crate, and which folder of the runtime, may use which.

use std::collections::BTreeMap;
use std::fs;

use crate::sources::{below, root};

/// The crates of the project, and those of them that each may depend on.
const CRATES: [(&str, &[&str]); 10] = [
    ("codegen", &["dapr-client-runtime"]),
    ("runtime", &[]),
    ("generated", &["dapr-client-runtime"]),
    ("app", &["dapr-client"]),
    ("sidecar", &["dapr-client"]),
    ("examples/echo", &["dapr-app", "dapr-client"]),
    ("examples/orders", &["dapr-app", "dapr-client"]),
    ("examples/counter", &["dapr-app", "dapr-client"]),
    ("examples/nightly", &["dapr-app", "dapr-client"]),
    ("xtask", &["dapr-codegen", "dapr-conformance"]),
];

/// The folders of the runtime, and those of them that each may use. The files next to them (`headers`,
/// `operation`, `secret`) use none of `client`, `transport`, `request` and `server`.
const RUNTIME: [(&str, &[&str]); 8] = [
    ("body", &["error"]),
    ("error", &["body", "json", "response", "time"]),
    ("json", &["error", "time"]),
    ("time", &["error", "json"]),
    ("request", &["body", "error", "json"]),
    ("response", &["body", "error", "json", "request", "time"]),
    ("transport", &["body", "error"]),
    ("server", &["body", "error", "json", "response", "time"]),
];

/// The packages of the project in the dependencies of a manifest, development aside.
fn dependencies(folder: &str) -> Vec<String> {
    let path = root().join(folder).join("Cargo.toml");
    let manifest = fs::read_to_string(path).expect("a manifest");
    let mut counts = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            counts = line.ends_with("dependencies]") && !line.contains("dev-dependencies");
        }
        let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
        if counts && name.starts_with("dapr-") {
            found.push(name.to_owned());
        }
    }
    found
}

#[test]
fn crates_depend_in_one_direction() {
    for (folder, allowed) in CRATES {
        for name in dependencies(folder) {
            assert!(
                allowed.contains(&name.as_str()),
                "{folder} must not depend on {name}"
            );
        }
    }
}

/// The names that the runtime exports, with the folders that they come from.
fn exported() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("runtime/src/lib.rs")).expect("a text");
    let mut names = BTreeMap::new();
    for statement in text.split(';') {
        let Some(start) = statement.find("pub use ") else {
            continue;
        };
        let (folder, items) = statement[start + 8..].split_once("::").unwrap_or_default();
        for item in items.split([',', '{', '}']) {
            if !item.trim().is_empty() {
                names.insert(item.trim().to_owned(), folder.trim().to_owned());
            }
        }
    }
    names
}

/// The folders that a file uses: `crate::json::..`, or names that the crate exports.
fn used(text: &str, exported: &BTreeMap<String, String>) -> Vec<String> {
    let code = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let mut found = Vec::new();
    for statement in code.split(';') {
        let Some((_, path)) = statement.split_once("use crate::") else {
            continue;
        };
        match path.strip_prefix('{') {
            Some(items) => {
                let items = items.split([',', '{', '}', '\n']).map(str::trim);
                found.extend(items.filter_map(|item| {
                    let is_folder = RUNTIME.iter().any(|(folder, _)| *folder == item);
                    exported
                        .get(item)
                        .cloned()
                        .or(is_folder.then(|| item.to_owned()))
                }));
            }
            None => {
                let first = path.split("::").next().unwrap_or_default().trim();
                found.push(
                    exported
                        .get(first)
                        .cloned()
                        .unwrap_or_else(|| first.to_owned()),
                );
            }
        }
    }
    found
}

#[test]
fn folders_of_the_runtime_use_each_other_in_one_direction() {
    let exported = exported();
    assert!(exported.len() > 30, "{exported:?}");
    for source in below("runtime/src") {
        let folder = source.path.split('/').nth(2).unwrap_or_default();
        let Some((_, allowed)) = RUNTIME.iter().find(|(name, _)| *name == folder) else {
            continue;
        };
        for other in used(&source.text, &exported) {
            let known = RUNTIME.iter().any(|(name, _)| *name == other) || other == "client";
            let fine = !known || other == folder || allowed.contains(&other.as_str());
            assert!(fine, "{} must not use {other}", source.path);
        }
    }
}

#[test]
fn only_one_folder_uses_the_yaml_library() {
    for source in below("codegen/src") {
        let inside = source.path.starts_with("codegen/src/yaml/");
        let uses = source.text.contains("serde_yaml::");
        assert!(inside || !uses, "{} must not use serde_yaml", source.path);
    }
}

#[test]
fn only_transports_and_servers_depend_on_the_target() {
    for folder in ["runtime/src", "generated/src", "app/src"] {
        for source in below(folder) {
            let adapter = source.path.starts_with("runtime/src/transport/")
                || source.path.starts_with("app/src/serve/")
                // Which adapters there are.
                || source.path == "app/src/lib.rs";
            let depends = source.text.contains("target_os");
            assert!(adapter || !depends, "{} depends on the target", source.path);
        }
    }
}
