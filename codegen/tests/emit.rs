//! The output of each stage, and the excerpts of it in the README.

use std::fs;
use std::path::{Path, PathBuf};

use dapr_codegen::{Format, Stage, emit};

const OPERATION: &str = "checkOutboundHealth";

fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.expect("the project").to_path_buf()
}

fn emitted(stage: Stage, operation: Option<&str>) -> Option<String> {
    emit(&root(), stage, operation, Format::Plain).expect("no diagnostics")
}

/// Returns the blocks of the README that walk through the stages.
fn excerpts() -> Vec<String> {
    let readme = include_str!("../README.md").replace("\r\n", "\n");
    let walk = readme
        .split("\n## ")
        .find(|it| it.starts_with("One operation"));
    let blocks = walk.expect("the section").split("\n```").skip(1).step_by(2);
    let texts = blocks.map(|block| block.split_once('\n').expect("a language").1.to_owned());
    texts.collect()
}

/// Checks that the parts between lines of three dots are in the text, in this order.
fn assert_excerpt(excerpt: &str, text: &str) {
    let mut rest = text;
    for part in excerpt.split("\n...\n") {
        let Some((_, after)) = rest.split_once(part) else {
            panic!(
                "the README has this part, but the output does not have it here:\n{part}\n\n{rest}"
            );
        };
        rest = after;
    }
}

#[test]
fn the_excerpts_in_the_readme_are_real() {
    let excerpts = excerpts();
    let [yaml, description, model, files] = excerpts.as_slice() else {
        panic!("expected four excerpts, found {}", excerpts.len());
    };
    let spec = fs::read_to_string(root().join("spec/health.yaml")).expect("readable");
    assert_excerpt(yaml, &spec);
    for (excerpt, stage) in [
        (description, Stage::Description),
        (model, Stage::Model),
        (files, Stage::Files),
    ] {
        assert_excerpt(
            excerpt,
            &emitted(stage, Some(OPERATION)).expect("the operation"),
        );
    }
}

#[test]
fn without_an_operation_everything_is_printed() {
    let description = emitted(Stage::Description, None).expect("the description");
    let model = emitted(Stage::Model, None).expect("the model");
    assert!(description.contains("checkHealth") && description.contains("getState"));
    assert!(model.contains("check_health") && model.contains("get_state"));
}

#[test]
fn callbacks_are_printed_and_unknown_operations_are_not() {
    let callback = emitted(Stage::Description, Some("deliverEvent")).expect("the callback");
    assert!(callback.contains("id: \"deliverEvent\""), "{callback}");
    for stage in [Stage::Description, Stage::Model, Stage::Files] {
        assert_eq!(emitted(stage, Some("getNothing")), None);
    }
}
