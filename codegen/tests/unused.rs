//! Nothing in the description is ignored: each key that is deleted or renamed leads to a diagnostic
//! or to other output, or is listed in `unused.yaml` with the reason.

use std::path::Path;

use dapr_codegen::{Change, Unused, unused_keys};
use serde::Deserialize;

#[derive(Deserialize)]
struct Exception {
    reason: String,
    keys: Vec<String>,
}

/// A pattern of keys: `FILE > KEY > KEY: CHANGE`.
struct Pattern<'a> {
    text: &'a str,
    keys: Vec<&'a str>,
    change: Change,
}

impl<'a> Pattern<'a> {
    fn parse(text: &'a str) -> Self {
        let (keys, change) = text.rsplit_once(": ").expect("`KEYS: CHANGE`");
        let change = match change {
            "deleted" => Change::Deleted,
            "renamed" => Change::Renamed,
            other => panic!("{text}: {other} is neither `deleted` nor `renamed`"),
        };
        let keys = keys.split(" > ").collect();
        Self { text, keys, change }
    }

    fn matches(&self, unused: &Unused) -> bool {
        let file = Path::new(&unused.file).file_stem().expect("a file name");
        let mut keys = vec![file.to_str().expect("UTF-8")];
        keys.extend(unused.path.iter().map(String::as_str));
        self.change == unused.change && fits(&self.keys, &keys)
    }
}

fn fits(pattern: &[&str], keys: &[&str]) -> bool {
    match (pattern, keys) {
        ([], []) => true,
        (["**", rest @ ..], _) => (0..=keys.len()).any(|skipped| fits(rest, &keys[skipped..])),
        ([first, rest @ ..], [key, keys @ ..]) => {
            (*first == "*" || first == key) && fits(rest, keys)
        }
        _ => false,
    }
}

#[test]
fn every_key_has_an_effect_or_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let tried = unused_keys(root.expect("the project")).expect("no diagnostics");
    assert!(tried.changes > 10_000, "only {} changes", tried.changes);

    let exceptions: Vec<Exception> =
        serde_yaml::from_str(include_str!("unused.yaml")).expect("a list of exceptions");
    assert!(exceptions.iter().all(|it| it.reason.ends_with('.')));
    let patterns = exceptions.iter().flat_map(|exception| &exception.keys);
    let patterns: Vec<_> = patterns.map(|text| Pattern::parse(text)).collect();
    let mut faults = Vec::new();
    for unused in &tried.unused {
        if !patterns.iter().any(|pattern| pattern.matches(unused)) {
            faults.push(format!("without effect: {unused}"));
        }
    }
    for pattern in &patterns {
        if !tried.unused.iter().any(|unused| pattern.matches(unused)) {
            faults.push(format!("stale in unused.yaml: {}", pattern.text));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    eprintln!(
        "{} of {} changes have an effect, {} have a reason not to",
        tried.changes - tried.unused.len(),
        tried.changes,
        tried.unused.len()
    );
}

#[test]
fn patterns_fit_whole_paths() {
    let split = |text: &'static str| text.split(" > ").collect::<Vec<_>>();
    let fits = |pattern, keys| fits(&split(pattern), &split(keys));
    assert!(fits("* > b", "a > b") && fits("** > b", "a > a > b") && fits("a > **", "a > b > c"));
    assert!(!fits("* > b", "a > a > b") && !fits("a", "a > b") && !fits("a > b", "a"));
}
