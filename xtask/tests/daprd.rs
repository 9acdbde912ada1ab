//! What a person sees when a sidecar does not start.

#![cfg(unix)]

use std::time::Duration;

use xtask::daprd::Daprd;

#[test]
fn one_that_ends_early_shows_its_log() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let log = dir.path().join("daprd.log");
    // Any program that does not know the arguments will do.
    let started = Daprd::builder("/bin/sh").app_id("shop").log(&log).start();
    let error = started.map_or_else(|error| format!("{error:#}"), |_| String::new());
    for part in [
        "--app-id=shop",
        "daprd ended with exit status: ",
        "daprd.log",
    ] {
        assert!(error.contains(part), "{part:?} is missing in {error}");
    }
}

#[test]
fn one_that_is_not_there_is_named() {
    let started = Daprd::builder("/nowhere/daprd")
        .limit(Duration::from_secs(1))
        .start();
    let error = started.map_or_else(|error| format!("{error:#}"), |_| String::new());
    assert!(
        error.contains("start daprd: start `/nowhere/daprd "),
        "{error}"
    );
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let started = Daprd::builder("/bin/sh")
        .resources("/nowhere/components")
        .start();
    let error = started.map_or_else(|error| format!("{error:#}"), |_| String::new());
    assert!(
        error.starts_with("give /nowhere/components to daprd: "),
        "{error}"
    );
}
