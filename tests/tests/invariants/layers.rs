//! Allowed dependencies between crates, and between folders of the runtime.

use std::fs;

use crate::imports::{exported, used};
use crate::sources::{below, root};

/// The crates of the project, and those of them that each may depend on.
const CRATES: [(&str, &[&str]); 10] = [
    ("codegen", &["dapr-client-runtime"]),
    ("runtime", &[]),
    ("generated", &["dapr-client-runtime"]),
    ("app", &["dapr-client"]),
    ("sidecar", &["dapr-app", "dapr-client"]),
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

/// The packages of the project in the dependencies of a manifest, except in dev-dependencies.
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

#[test]
fn folders_of_the_runtime_use_each_other_in_one_direction() {
    let exported = exported("runtime/src");
    assert!(exported.len() > 30, "{exported:?}");
    for source in below("runtime/src") {
        let folder = source.path.split('/').nth(2).unwrap_or_default();
        let Some((_, allowed)) = RUNTIME.iter().find(|(name, _)| *name == folder) else {
            continue;
        };
        for other in used(&source.text) {
            let other = exported.get(&other).unwrap_or(&other);
            let known = RUNTIME.iter().any(|(name, _)| name == other) || other == "client";
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
                // Declares the adapters.
                || source.path == "app/src/lib.rs";
            let depends = source.text.contains("target_os");
            assert!(adapter || !depends, "{} depends on the target", source.path);
        }
    }
}
