//! What is made of a small description, and the model of the real one.

use std::fs;
use std::path::{Path, PathBuf};

use dapr_codegen::{Format, Options, run};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the project")
        .to_path_buf()
}

/// A project with only the small description.
fn library() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("spec")).expect("a folder");
    fs::write(
        folder.path().join("spec/library.yaml"),
        include_str!("fixtures/library.yaml"),
    )
    .expect("written");
    folder
}

fn options(root: &Path, check: bool) -> Options {
    Options {
        root: root.to_path_buf(),
        check,
        format: Format::Plain,
    }
}

#[test]
fn the_small_description_is_rendered() {
    let folder = library();
    let changes = run(&options(folder.path(), false)).expect("no diagnostics");
    for path in &changes.created {
        let text = fs::read_to_string(folder.path().join("generated").join(path)).expect("written");
        insta::assert_snapshot!(
            format!("rendered__{}", path.display()).replace('/', "__"),
            text
        );
    }
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = library();
    let first = run(&options(folder.path(), false)).expect("no diagnostics");
    assert!(!first.is_empty());
    let second = run(&options(folder.path(), false)).expect("no diagnostics");
    assert!(second.is_empty(), "{second:?}");
    assert_eq!(second.unchanged, first.created.len());
}

#[test]
fn a_check_writes_nothing_and_shows_the_difference() {
    let folder = library();
    let missing = run(&options(folder.path(), true)).expect("no diagnostics");
    assert!(!missing.is_empty());
    assert!(!folder.path().join("generated").exists());

    run(&options(folder.path(), false)).expect("no diagnostics");
    let client = folder.path().join("generated/src/client.rs");
    let edited = fs::read_to_string(&client)
        .expect("there")
        .replace("pub struct DaprClient", "pub struct Client");
    fs::write(&client, &edited).expect("written");
    fs::write(folder.path().join("generated/src/extra.rs"), "").expect("written");
    let changes = run(&options(folder.path(), true)).expect("no diagnostics");
    assert_eq!(fs::read_to_string(&client).expect("there"), edited);
    insta::assert_snapshot!(changes.difference);
}

#[test]
fn the_model_of_the_real_description() {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join("spec")).expect("the description") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name")
            .to_owned();
        if name.ends_with(".yaml") {
            files.push((name, fs::read_to_string(&path).expect("readable")));
        }
    }
    files.sort();
    let model = dapr_codegen::model(&files).expect("no diagnostics");
    for module in model["modules"].as_array().expect("modules") {
        let name = module["name"].as_str().expect("a name");
        insta::assert_yaml_snapshot!(format!("model__{name}"), module);
    }
    insta::assert_yaml_snapshot!("model__error_code", model["error_code"]);
    insta::assert_yaml_snapshot!("model__ready_probe", model["ready_probe"]);
}

#[test]
fn the_bundle_has_no_external_references() {
    let bundle = dapr_codegen::bundle(&root()).expect("no diagnostics");
    let text = bundle.to_string();
    for reference in text.split("\"$ref\":\"").skip(1) {
        let target = reference.split('"').next().expect("a target");
        let pointer = target
            .strip_prefix('#')
            .expect("a reference into the bundle");
        assert!(
            bundle.pointer(pointer).is_some(),
            "{target} is in the bundle"
        );
    }
    let ids = text.matches("\"operationId\":\"").count();
    let unique: std::collections::BTreeSet<_> = text
        .split("\"operationId\":\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(unique.len(), ids, "each operation has a name of its own");
}

#[test]
fn the_bundle_of_the_small_description() {
    let folder = library();
    let bundle = dapr_codegen::bundle(folder.path()).expect("no diagnostics");
    let ids: Vec<_> = bundle["paths"]
        .as_object()
        .expect("paths")
        .iter()
        .flat_map(|(path, item)| {
            item.as_object()
                .expect("methods")
                .iter()
                .map(move |(method, operation)| (path, method, operation))
        })
        .map(|(path, method, operation)| {
            format!(
                "{method} {path}: {}",
                operation["operationId"].as_str().expect("a name")
            )
        })
        .collect();
    insta::assert_yaml_snapshot!(ids);
}
