//! The explanations of diagnostics: each code has one, and its examples are what they claim to be.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dapr_codegen::{Failure, codes, explanation, model};
use serde_yaml::Value;

/// The description that excerpts are merged into.
const LIBRARY: &str = include_str!("fixtures/library.yaml");

/// The blocks of YAML in an explanation.
fn examples(markdown: &str) -> Vec<&str> {
    let blocks = markdown.split("```yaml\n").skip(1);
    blocks
        .map(|block| block.split("```").next().expect("a block"))
        .collect()
}

/// An example as a whole file. An example that does not begin with `openapi` is an excerpt of the
/// library.
fn complete(example: &str) -> String {
    let is_file = example.starts_with("openapi:") || example.starts_with('#');
    if is_file {
        return example.to_owned();
    }
    let mut library = serde_yaml::from_str(LIBRARY).expect("valid YAML");
    merge(
        &mut library,
        serde_yaml::from_str(example).expect("an excerpt is valid YAML"),
    );
    serde_yaml::to_string(&library).expect("written")
}

fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Mapping(into), Value::Mapping(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from,
    }
}

/// The codes of the diagnostics of an example.
fn codes_of(example: &str) -> BTreeSet<String> {
    match model(&[("library.yaml".to_owned(), complete(example))]) {
        Ok(_) => BTreeSet::new(),
        Err(Failure::Description { rendered, .. }) => {
            let lines = rendered.lines();
            let codes = lines.filter_map(|line| line.strip_prefix("error[")?.split(']').next());
            codes.map(str::to_owned).collect()
        }
        Err(failure) => panic!("{failure}"),
    }
}

#[test]
fn the_wrong_example_has_exactly_this_error_and_the_right_one_none() {
    let mut faults = Vec::new();
    for code in codes() {
        let text = explanation(code).expect("an explanation");
        if !text.starts_with(&format!("# {code}: ")) {
            faults.push(format!("{code}: the title is not `# {code}: ...`"));
        }
        let [wrong, right] = examples(text)[..] else {
            faults.push(format!("{code}: expected a wrong and a right example"));
            continue;
        };
        let (found, remaining) = (codes_of(wrong), codes_of(right));
        if found != BTreeSet::from([code.to_owned()]) {
            faults.push(format!("{code}: the wrong example produces {found:?}"));
        }
        if !remaining.is_empty() {
            faults.push(format!("{code}: the right example produces {remaining:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_explanation_belongs_to_a_code() {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("explanations"));
    for file in files.expect("the folder") {
        let name = file.expect("a file").file_name();
        let name = name.to_str().expect("a name");
        let code = name.strip_suffix(".md").expect("Markdown");
        assert!(
            explanation(code).is_some(),
            "no diagnostic has this code: {name}"
        );
    }
}

#[test]
fn every_code_has_a_fixture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let mut shown = String::new();
    for file in fs::read_dir(folder).expect("the folder") {
        let path = file.expect("a file").path();
        let name = path.file_name().and_then(|name| name.to_str());
        if name.is_some_and(|name| name.starts_with("diagnostics__")) {
            shown.push_str(&fs::read_to_string(&path).expect("readable"));
        }
    }
    let missing: Vec<_> = codes()
        .filter(|code| !shown.contains(&format!("error[{code}]")))
        .collect();
    assert!(
        missing.is_empty(),
        "tests/diagnostics.rs shows none of {missing:?}"
    );
}
