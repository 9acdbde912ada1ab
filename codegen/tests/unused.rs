//! Every key of the description has an effect.

use std::path::Path;

#[test]
fn every_key_has_an_effect() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the project");
    let tried = dapr_codegen::unused_keys(root).expect("no diagnostics");
    eprintln!(
        "{} changes, {} without effect",
        tried.changes,
        tried.unused.len()
    );
    for unused in &tried.unused {
        eprintln!("{unused}");
    }
    panic!()
}
