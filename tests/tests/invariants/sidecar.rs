//! Which module of the sidecar may use which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::sources::{below, root};

/// The modules of the sidecar, from the bottom to the top. Each uses only modules before it.
const ORDER: [&str; 45] = [
    // Go's texts, numbers, paths and durations; time; logs.
    "json",
    "clock",
    "log",
    "tasks",
    "go",
    "timing",
    "rpc",
    "runtime",
    // Resource files, and what they configure.
    "resiliency",
    "resources",
    "error",
    "stand_in",
    "pluggable",
    "secrets",
    "resolve",
    // The application channel.
    "app",
    // Engines: the behavior of each building block, without HTTP.
    "query",
    "configuration",
    "conversation",
    "crypto",
    "state",
    "lock",
    "bindings",
    "jobs",
    "pubsub",
    "outbox",
    "actors",
    "workflow",
    // The parts put together.
    "stores",
    "control_plane",
    "recorder",
    "invocation",
    "injected_failure",
    "network",
    "core",
    // Operations and servers.
    "api",
    "http",
    "grpc",
    "workflow_instance",
    "inspect",
    "servers",
    "builder",
    "sidecar",
    "testing",
    "cli",
];

/// Uses against the order. Each is a circle of two modules.
const EXCEPTIONS: [(&str, &str); 5] = [
    // A query runs in the store, and returns what the store found.
    ("query", "state"),
    // A transaction of state publishes through the outbox, which reads the state.
    ("state", "outbox"),
    // They need all parts of their sidecar, and are parts of it.
    ("injected_failure", "core"),
    ("invocation", "core"),
    ("network", "core"),
];

/// The names that the crate exports, with their modules.
fn exported() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("sidecar/src/lib.rs")).expect("a text");
    let mut names = BTreeMap::new();
    for statement in text
        .split(';')
        .filter_map(|part| part.split_once("pub use "))
    {
        let (module, items) = statement.1.split_once("::").unwrap_or_default();
        for item in items.split([',', '{', '}']) {
            names.insert(item.trim().to_owned(), module.trim().to_owned());
        }
    }
    names
}

/// The modules in all paths of a text that begin with `crate::`.
fn used(text: &str) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    // Links of documentation are no uses.
    let code: Vec<_> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let mut found = BTreeSet::new();
    for (_, path) in code
        .match_indices("crate::")
        .map(|(at, word)| (at, &code[at + word.len()..]))
    {
        match path.strip_prefix('{') {
            None => found.extend(
                path.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .map(str::to_owned),
            ),
            Some(list) => {
                let mut depth = 0;
                for item in list.split_inclusive(['{', '}', ',']) {
                    let name = item.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
                    if depth == 0 {
                        found.extend(name.split("::").next().map(str::to_owned));
                    }
                    depth += i32::from(item.ends_with('{')) - i32::from(item.ends_with('}'));
                    if depth < 0 {
                        break;
                    }
                }
            }
        }
    }
    found
}

#[test]
fn modules_of_the_sidecar_use_lower_ones() {
    let exported = exported();
    assert!(exported.len() > 20, "{exported:?}");
    let height = |module: &str| ORDER.iter().position(|other| *other == module);
    let mut exceptions: BTreeSet<_> = EXCEPTIONS.into_iter().collect();
    let mut uses = 0;
    for source in below("sidecar/src") {
        let name = source.path.trim_start_matches("sidecar/src/");
        let module = name.split(['/', '.']).next().unwrap_or_default();
        if name.contains("tests") || ["lib", "main"].contains(&module) {
            continue;
        }
        let own = height(module).unwrap_or_else(|| panic!("{module} is not in the order"));
        for other in used(&source.text) {
            let other = exported.get(&other).unwrap_or(&other).as_str();
            let Some(used) = height(other).filter(|used| *used != own) else {
                continue;
            };
            uses += 1;
            let exception = EXCEPTIONS.iter().find(|pair| **pair == (module, other));
            if let Some(exception) = exception {
                exceptions.remove(exception);
            } else {
                assert!(used < own, "{} must not use {other}", source.path);
            }
        }
    }
    assert!(uses > 200, "only {uses} uses were found");
    assert!(exceptions.is_empty(), "not used any more: {exceptions:?}");
}
