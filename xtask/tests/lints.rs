//! The lints of this workspace are those of the main one.

use std::path::Path;

use toml::Table;

fn manifest(path: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(&path).expect("the manifest can be read");
    text.parse().expect("the manifest is TOML")
}

#[test]
fn lints_are_the_same_in_both_workspaces() {
    let (ours, theirs) = (manifest("Cargo.toml"), manifest("../Cargo.toml"));
    assert_eq!(ours["lints"], theirs["workspace"]["lints"]);
}

#[test]
fn the_package_is_like_the_others() {
    let (ours, theirs) = (manifest("Cargo.toml"), manifest("../Cargo.toml"));
    for key in ["version", "edition", "rust-version", "license"] {
        assert_eq!(
            ours["package"][key], theirs["workspace"]["package"][key],
            "{key}"
        );
    }
}
