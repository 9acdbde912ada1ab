//! Crates that a program with the client and Tokio depends on.

use std::collections::BTreeSet;

use anyhow::Result;

use super::count::{Count, Kind};
use crate::process::capture;
use crate::project::Project;

/// A program as its users write it.
const PACKAGE: &str = "dapr-bench-sizes";

/// Names of the counts, and their targets.
const TARGETS: [(&str, &str); 2] = [
    ("native", "x86_64-unknown-linux-gnu"),
    ("wasm", "wasm32-wasip1"),
];

/// The number of crates for each target, the program itself not included.
pub(super) fn measure(project: &Project) -> Result<Vec<Count>> {
    let mut counts = Vec::new();
    for (name, target) in TARGETS {
        let mut cargo = project.cargo();
        cargo
            .args(["tree", "--edges", "normal,build", "--prefix", "none"])
            .args(["--format", "{p}", "--package", PACKAGE, "--target", target]);
        let crates = distinct(&capture(&mut cargo)?);
        counts.push(Count::new(Kind::Crates, name, crates - 1));
    }
    Ok(counts)
}

/// The number of distinct crates; repeated ones end with `(*)`.
fn distinct(tree: &str) -> u64 {
    let crates: BTreeSet<_> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty())
        .collect();
    crates.len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_crates_count_once() {
        let tree = "app v1.0.0\nbytes v1.12.2\nserde v1.0.1\nbytes v1.12.2 (*)\n\nbytes v0.5.0\n";
        assert_eq!(distinct(tree), 4);
    }
}
