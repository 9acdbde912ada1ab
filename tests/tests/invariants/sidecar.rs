//! Allowed dependencies between modules of the sidecar.

use std::collections::BTreeSet;

use crate::imports::{exported, used};
use crate::sources::below;

/// The modules of the sidecar, from the bottom to the top. Each uses only modules before it.
const ORDER: [&str; 48] = [
    // Go's texts, numbers, paths and durations; time; logs.
    "features",
    "json",
    "condition",
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
    // The core, which combines the engines.
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
    "admin",
    "servers",
    "builder",
    "sidecar",
    "testing",
    "cli",
];

/// Exceptions to the order. Each is a cycle of two modules.
const EXCEPTIONS: [(&str, &str); 5] = [
    // A query runs in the store, and returns what the store found.
    ("query", "state"),
    // A transaction of state publishes through the outbox, which reads the state.
    ("state", "outbox"),
    // The core contains them, and they use the core.
    ("injected_failure", "core"),
    ("invocation", "core"),
    ("network", "core"),
];

#[test]
fn modules_of_the_sidecar_use_lower_ones() {
    let exported = exported("sidecar/src");
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
