//! The sidecar without the features that the workspace enables.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::process::{capture, run};
use crate::project::Project;

const PACKAGE: [&str; 2] = ["-p", "dapr-sidecar"];

/// `cli` has all features, and is checked with the workspace. `default` has none.
const CHECKED_ELSEWHERE: [&str; 2] = ["cli", "default"];

/// Checks the sidecar without features, and with each of them alone.
pub(super) fn each_feature(project: &Project) -> Result<()> {
    let features = features(project)?;
    let parts = features
        .iter()
        .filter(|name| !CHECKED_ELSEWHERE.contains(&name.as_str()));
    for feature in std::iter::once("").chain(parts.map(String::as_str)) {
        let mut cargo = project.cargo();
        cargo.args(["clippy", "--no-default-features", "--features", feature]);
        run(cargo.args(PACKAGE).args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

fn features(project: &Project) -> Result<Vec<String>> {
    let mut cargo = project.cargo();
    cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&capture(&mut cargo)?)?;
    let mut packages = metadata["packages"].as_array().into_iter().flatten();
    let package = packages.find(|package| package["name"] == PACKAGE[1]);
    let features = package.and_then(|package| package["features"].as_object());
    let features = features.context("`cargo metadata` lists no features of dapr-sidecar")?;
    Ok(features.keys().cloned().collect())
}
